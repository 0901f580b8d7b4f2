using Customary.Hosting.Authentication;
using Customary.Portal.SignIn;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Customary.Hosting.Portal;

/// <summary>
/// Signs people in at the configured authority, whose discovery document names its endpoints. The access token is validated like any
/// token of the API; the portal needs no other statement about the person, so it ignores ID tokens.
/// </summary>
internal sealed partial class AuthoritySignIn(OidcSigningKeyProvider authority, AuthorityOptions options, PortalClientOptions client, ILogger<AuthoritySignIn> log) : ISignInAuthority, IDisposable
{
    private const int MaxResponseBytes = 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MaxResponseBytes,
    };

    /// <inheritdoc/>
    public bool IsDevelopmentIssuer => false;

    /// <inheritdoc/>
    public async ValueTask<Outcome<string>> CreateAddressAsync(HttpContext context, SignInAttempt attempt, string redirectUri, CancellationToken cancellationToken)
    {
        if (client.Id is null) return Fault.ActionNotAllowed("The portal is not registered at the authority. The operator must set portal-client-id.");
        var configuration = await authority.FindConfigurationAsync(cancellationToken);
        if (configuration.Fault is { } fault) return fault;
        if (!IsUsable(configuration.Value.AuthorizationEndpoint)) return Fault.ActionNotAllowed("The discovery document of the authority has no authorization endpoint that the portal can use.");
        return QueryHelpers.AddQueryString(configuration.Value.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            [OpenIdConnectParameterNames.ClientId] = client.Id,
            [OpenIdConnectParameterNames.ResponseType] = OpenIdConnectResponseType.Code,
            [OpenIdConnectParameterNames.ResponseMode] = OpenIdConnectResponseMode.Query,
            [OpenIdConnectParameterNames.RedirectUri] = redirectUri,
            [OpenIdConnectParameterNames.Scope] = client.Scope,
            [OpenIdConnectParameterNames.State] = attempt.State,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        });
    }

    /// <inheritdoc/>
    public async Task<Outcome<string>> RedeemAsync(HttpContext context, string code, SignInAttempt attempt, string redirectUri, CancellationToken cancellationToken)
    {
        var configuration = await authority.FindConfigurationAsync(cancellationToken);
        if (configuration.Fault is { } fault) return fault;
        if (!IsUsable(configuration.Value.TokenEndpoint)) return Fault.ActionNotAllowed("The discovery document of the authority has no token endpoint that the portal can use.");
        var fields = new Dictionary<string, string>
        {
            [OpenIdConnectParameterNames.GrantType] = OpenIdConnectGrantTypes.AuthorizationCode,
            [OpenIdConnectParameterNames.ClientId] = client.Id!,
            [OpenIdConnectParameterNames.Code] = code,
            [OpenIdConnectParameterNames.RedirectUri] = redirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        if (client.Secret is { } secret) fields[OpenIdConnectParameterNames.ClientSecret] = secret;
        try
        {
            using var content = new FormUrlEncodedContent(fields);
            using var response = await _http.PostAsync(new Uri(configuration.Value.TokenEndpoint), content, cancellationToken);
            var answer = new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(cancellationToken));
            if (!string.IsNullOrEmpty(answer.AccessToken)) return answer.AccessToken;
            LogRefused((int)response.StatusCode, Clean(answer.Error), Clean(answer.ErrorDescription));
            return Fault.Unauthenticated("The authority did not issue an access token. The log of the server has its reason.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or ArgumentException or JsonException)
        {
            LogFailed(Clean(exception.GetBaseException().Message));
            return Fault.AuthorityUnavailable((int)OidcSigningKeyProvider.RetryPause.TotalSeconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // A discovery document that is read over https must not lead to an endpoint without it.
    private bool IsUsable(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && options.Address!.Scheme == Uri.UriSchemeHttp));

    // What an authority writes must not add lines to the log.
    private static string? Clean(string? text) => text?.ReplaceLineEndings(" ");

    [LoggerMessage(1210, LogLevel.Warning, "The authority refused the code of a sign-in to the portal with {Status}: {Error} {Description}")]
    private partial void LogRefused(int status, string? error, string? description);

    [LoggerMessage(1211, LogLevel.Warning, "The token endpoint of the authority cannot be used for a sign-in to the portal: {Reason}")]
    private partial void LogFailed(string? reason);
}
