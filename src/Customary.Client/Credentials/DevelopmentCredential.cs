using System.Globalization;

namespace Customary.Client;

/// <summary>
/// A credential of the development issuer of a Customary server, which gives tokens to anyone who can connect. Use the
/// credentials of Azure.Identity for other servers and for Microsoft's service.
/// </summary>
public sealed class DevelopmentCredential : AuthenticationTokenProvider
{
    private readonly ClientPipeline _pipeline;
    private readonly Uri _address;
    private readonly TimeProvider _clock;
    private readonly string? _userName;

    /// <summary>Creates a credential.</summary>
    /// <param name="endpoint">The address of the server.</param>
    /// <param name="tenant">The partner: a tenant ID, or a name such as <c>contoso</c>, from which the server derives an ID.</param>
    /// <param name="userName">The name of the user; null for an application token, which some operations refuse. Default: a user.</param>
    /// <param name="options">The options of the client, for its HTTP client, certificate and clock. Default: <see cref="CustomaryClientOptions"/> with its default values.</param>
    /// <exception cref="ArgumentException">The address or the tenant is not valid.</exception>
    public DevelopmentCredential(Uri endpoint, string tenant, string? userName = "developer", CustomaryClientOptions? options = null)
    {
        Endpoints.Check(endpoint);
        options ??= new();
        options.Validate(endpoint);
        _address = new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(Guard.NotEmpty(tenant))}/oauth2/v2.0/token");
        _userName = userName;
        _clock = options.TimeProvider;
        _pipeline = ClientPipeline.Create(new ClientPipelineOptions { Transport = Transports.GetFor(options), NetworkTimeout = options.NetworkTimeout, RetryPolicy = new TokenRetryPolicy(options.MaxRetries) });
    }

    /// <inheritdoc/>
    public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always. The client is asynchronous only.</exception>
    public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => throw SynchronousCalls.NotSupported();

    /// <inheritdoc/>
    /// <exception cref="CustomaryException">The server gives no token.</exception>
    public override async ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = "POST";
        message.Request.Uri = _address;
        message.Request.Headers.Set("Content-Type", "application/x-www-form-urlencoded");
        message.Request.Content = BinaryContent.Create(BinaryData.FromString(CreateForm(GetScope(options))));
        try
        {
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // After several tries, the exception contains one for each.
            var last = exception is AggregateException tries ? tries.InnerExceptions[tries.InnerExceptions.Count - 1] : exception;
            var text = Failures.DescribeConnection(NetworkFailures.Classify(last), _address.GetLeftPart(UriPartial.Authority), last)
                ?? $"{Failures.Innermost(last)} Check that the server is running and that the address is correct.";
            throw new CustomaryException($"No token from {_address}: {text}", exception);
        }

        var response = message.Response!;
        if (response.Status != 200) throw new CustomaryException($"{_address} gave no token ({response.Status}): {ResponseBody.ToText(response.Content.ToMemory())}", response, null);
        try
        {
            using var document = JsonDocument.Parse(ResponseBody.WithoutByteOrderMark(response.Content.ToMemory()));
            var lifetime = document.RootElement.GetProperty("expires_in");
            var seconds = lifetime.ValueKind == JsonValueKind.Number ? lifetime.GetInt32() : int.Parse(lifetime.GetString()!, CultureInfo.InvariantCulture);
            return new(document.RootElement.GetProperty("access_token").GetString()!, "Bearer", _clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException)
        {
            throw new CustomaryException($"{_address} returned a body that is not a token response. Check that it is the address of a Customary server.", response, exception);
        }
    }

    private static string GetScope(GetTokenOptions options) =>
        options?.Properties.TryGetValue(GetTokenOptions.ScopesPropertyName, out var value) == true && value is ReadOnlyMemory<string> { Length: > 0 } scopes
            ? string.Join(" ", scopes.ToArray())
            : PartnerCloudEndpoint.DefaultScope;

    private string CreateForm(string scope)
    {
        var form = $"client_id=Customary.Client&client_secret=development&scope={Uri.EscapeDataString(scope)}";
        return _userName is null ? $"{form}&grant_type=client_credentials" : $"{form}&grant_type=password&username={Uri.EscapeDataString(_userName)}&password=development";
    }
}
