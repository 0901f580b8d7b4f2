using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Customary.Server.Commands;

/// <summary>
/// Gets access tokens from an OpenID Connect authority with the secret of a client (OAuth 2.0, client credentials grant). It works with
/// Entra ID, Keycloak and other authorities, whose token endpoint it reads from the discovery document.
/// </summary>
internal sealed class ClientSecretCredential(HttpClient http, Uri authority, string clientId, string clientSecret, TimeProvider clock) : AuthenticationTokenProvider
{
    private const string Check = $"Check {ClientVariables.Authority}, {ClientVariables.ClientId} and {ClientVariables.ClientSecret}.";

    /// <inheritdoc/>
    public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always. Commands are asynchronous.</exception>
    public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => throw new NotSupportedException("Use GetTokenAsync.");

    /// <inheritdoc/>
    public override async ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken)
    {
        var discovery = await ReadAsync(new(HttpMethod.Get, $"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken);
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret };
        if (options.Properties.TryGetValue(GetTokenOptions.ScopesPropertyName, out var value) && value is ReadOnlyMemory<string> { Length: > 0 } scopes)
            form["scope"] = string.Join(' ', scopes.ToArray());
        using var content = new FormUrlEncodedContent(form);
        var endpoint = CheckAddress(new(GetText(discovery, "token_endpoint")));
        var response = await ReadAsync(new(HttpMethod.Post, endpoint) { Content = content }, cancellationToken);
        var token = GetText(response, "access_token");
        return response.TryGetProperty("expires_in", out var lifetime) && int.TryParse(lifetime.ToString(), CultureInfo.InvariantCulture, out var seconds)
            ? new(token, "Bearer", clock.GetUtcNow().AddSeconds(seconds))
            : new(token, "Bearer", DateTimeOffset.MaxValue);
    }

    /// <summary>Requires https, or http on this machine, because the secret is sent.</summary>
    /// <exception cref="CommandException">The address is not valid.</exception>
    public static Uri CheckAddress(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        ? address
        : throw CommandException.InvalidUsage($"{ClientVariables.Authority}: '{address}' is not valid. Use an https address.");

    private async Task<JsonElement> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            JsonElement json;
            try
            {
                json = JsonElement.Parse(body);
            }
            catch (JsonException)
            {
                throw new HttpRequestException($"{request.RequestUri} returned {(int)response.StatusCode} and no JSON. {Check}");
            }

            if (response.IsSuccessStatusCode && json.ValueKind == JsonValueKind.Object) return json;
            throw new HttpRequestException($"{request.RequestUri} returned {(int)response.StatusCode}: {FindText(json, "error_description") ?? FindText(json, "error") ?? "no reason"}. {Check}");
        }
    }

    private static string GetText(JsonElement json, string property) =>
        FindText(json, property) ?? throw new HttpRequestException($"The response has no {property}. {Check}");

    private static string? FindText(JsonElement json, string property) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
