namespace Customary.Client;

/// <summary>
/// Adds the access token to each try. Unlike the policy of System.ClientModel it allows http, which the client accepts only
/// for loopback addresses. A token that the service refuses is renewed once.
/// </summary>
internal sealed class AccessTokenPolicy(AuthenticationTokenProvider credential, string scope, TimeProvider clock) : PipelinePolicy, IDisposable
{
    private const int Unauthorized = 401;
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _renewal = new(1, 1);
    private readonly GetTokenOptions _tokenOptions = CreateOptions(credential, scope);
    private CachedToken? _token;

    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => throw SynchronousCalls.NotSupported();

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var token = await GetTokenAsync(refused: null, message.CancellationToken).ConfigureAwait(false);
        message.Request.Headers.Set("Authorization", token.Header);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        if (message.Response?.Status != Unauthorized) return;

        var renewed = await GetTokenAsync(token, message.CancellationToken).ConfigureAwait(false);
        if (renewed.Header == token.Header) return;
        message.Response.Dispose();
        message.Request.Headers.Set("Authorization", renewed.Header);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
    }

    public void Dispose() => _renewal.Dispose();

    private async ValueTask<CachedToken> GetTokenAsync(CachedToken? refused, CancellationToken cancellationToken)
    {
        if (_token is { } token && token != refused && clock.GetUtcNow() < token.RenewAt) return token;
        await _renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another call can have renewed it meanwhile.
            if (_token is { } current && current != refused && clock.GetUtcNow() < current.RenewAt) return current;
            return _token = await RequestAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _renewal.Release();
        }
    }

    private async ValueTask<CachedToken> RequestAsync(CancellationToken cancellationToken)
    {
        AuthenticationToken token;
        try
        {
            token = await credential.GetTokenAsync(_tokenOptions, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not CustomaryException && !cancellationToken.IsCancellationRequested)
        {
            throw new CustomaryException($"The credential gave no access token for the scope {scope}: {exception.Message}", exception);
        }

        if (string.IsNullOrEmpty(token.TokenValue)) throw new CustomaryException($"The credential gave no access token for the scope {scope}.", null);
        return CachedToken.Create(token, clock.GetUtcNow());
    }

    private static GetTokenOptions CreateOptions(AuthenticationTokenProvider credential, string scope) =>
        credential.CreateTokenOptions(new Dictionary<string, object> { [GetTokenOptions.ScopesPropertyName] = new ReadOnlyMemory<string>([scope]) })
        ?? throw new ArgumentException($"The credential cannot request tokens for a scope such as {scope}.", nameof(credential));

    /// <summary>A token as a header.</summary>
    private sealed class CachedToken(string header, DateTimeOffset renewAt)
    {
        public string Header { get; } = header;

        public DateTimeOffset RenewAt { get; } = renewAt;

        // A token that lives for less than twice the margin is renewed after half its life. One without an expiry is renewed when it is refused.
        public static CachedToken Create(AuthenticationToken token, DateTimeOffset now)
        {
            var header = $"Bearer {token.TokenValue}";
            if (token.RefreshOn is { } refresh) return new(header, refresh);
            if (token.ExpiresOn is not { } expires) return new(header, DateTimeOffset.MaxValue);
            var half = TimeSpan.FromTicks((expires - now).Ticks / 2);
            return new(header, expires - (half < RenewalMargin ? half : RenewalMargin));
        }
    }
}
