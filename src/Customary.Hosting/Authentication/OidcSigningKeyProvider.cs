using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>
/// The authority's discovery document and signing keys. There is one read at a time, with a timeout, and a pause after a failed one.
/// The first token with an unknown key waits for a read that begins after it arrived, within the limits of
/// <see cref="UnknownKeyLimiter"/>. While the authority is unavailable, the last known keys remain valid. The library's
/// ConfigurationManager refreshes only in the background, so the first request with a new key would be rejected; it also accepts no
/// clock.
/// </summary>
internal sealed partial class OidcSigningKeyProvider : IDisposable
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The time after a failed read in which there is no other.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(10);

    private readonly string _address;
    private readonly OidcDocumentRetriever _documents;
    private readonly TokenCache _cache;
    private readonly TimeProvider _clock;
    private readonly UnknownKeyLimiter _limiter;
    private readonly ILogger<OidcSigningKeyProvider> _log;
    private readonly bool _requiresRoles;
    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;
    private long? _failedAt;
    private volatile bool _isUnavailable;
    private volatile OpenIdConnectConfiguration? _known;

    /// <summary>Creates the provider. It reads nothing yet.</summary>
    public OidcSigningKeyProvider(AuthorityOptions options, TokenCache cache, SystemClock clock, ILogger<OidcSigningKeyProvider> log)
    {
        (_cache, _clock, _log, _limiter) = (cache, clock.Provider, log, new(clock.Provider));
        _requiresRoles = options.Roles.Count > 0;
        _address = options.DiscoveryAddress!;
        _documents = new(requiresHttps: options.Address!.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>The issuer in the discovery document; null before the first successful read.</summary>
    public string? Issuer => _known?.Issuer;

    /// <summary>
    /// The signing keys. The first use of an unknown key ID causes a new read. A fault if the key might be new and the authority
    /// cannot be read now.
    /// </summary>
    public async ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindAsync(string? keyId, CancellationToken cancellationToken) =>
        !Has(_known, keyId) && await ReadForAsync(keyId, cancellationToken) is { } fault ? fault : Outcome(_known!);

    /// <summary>The discovery document. A fault if it has never been read and cannot be read now.</summary>
    public async ValueTask<Outcome<OpenIdConnectConfiguration>> FindConfigurationAsync(CancellationToken cancellationToken) =>
        _known is null && await ReadForAsync(keyId: null, cancellationToken) is { } fault ? fault : _known!;

    /// <summary>Reads the keys now, or joins a read in progress.</summary>
    public Task RefreshAsync()
    {
        lock (_lock) return _reading.IsCompleted ? _reading = ReadAsync() : _reading;
    }

    /// <inheritdoc/>
    public void Dispose() => _documents.Dispose();

    // Null if the keys are as new as the request: the authority has the key by now, or not at all.
    private async Task<Fault?> ReadForAsync(string? keyId, CancellationToken cancellationToken)
    {
        // A read in progress might have got its document before the authority published the key.
        Task reading;
        lock (_lock) reading = _reading;
        await reading.WaitAsync(cancellationToken);
        if (Has(_known, keyId)) return null;
        lock (_lock)
        {
            if (_reading.IsCompleted)
            {
                if (GetRemainingPause() is > 0 and var pause) return Fault.AuthorityUnavailable(pause);
                if (keyId is not null && _known is not null && _limiter.IsMissing(keyId)) return null;
                if (_limiter.TryTake() is > 0 and var seconds) return Fault.AuthorityUnavailable(seconds);
                _reading = ReadAsync();
            }

            reading = _reading;
        }

        await reading.WaitAsync(cancellationToken);
        lock (_lock)
        {
            if (Has(_known, keyId)) return null;
            if (_isUnavailable || keyId is null) return Fault.AuthorityUnavailable(Math.Max(1, GetRemainingPause()));
            _limiter.AddMissing(keyId);
            return null;
        }
    }

    // The whole seconds until there is another read after a failed one; 0 after a successful one.
    private int GetRemainingPause() => _failedAt is { } at ? (int)Math.Ceiling((RetryPause - _clock.GetElapsedTime(at)).TotalSeconds) : 0;

    // Never throws. After a failure, the known keys remain.
    private async Task ReadAsync()
    {
        await Task.Yield();
        using var time = new CancellationTokenSource(ReadTimeout, _clock);
        try
        {
            var document = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, time.Token);
            if (string.IsNullOrEmpty(document.Issuer) || document.SigningKeys.Count == 0) throw new InvalidDataException("The authority's discovery names no issuer or no signing keys.");
            Store(document);
            lock (_lock) _failedAt = null;
        }
#pragma warning disable CA1031 // Any failure of the authority leaves the known keys in use.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_isUnavailable) LogUnavailable(_address, exception.GetBaseException().Message.ReplaceLineEndings(" "));
            _isUnavailable = true;
            lock (_lock) _failedAt = _clock.GetTimestamp();
        }
    }

    private void Store(OpenIdConnectConfiguration document)
    {
        var previous = _known;
        _known = document;
        if (_isUnavailable) LogRecovered(_address);
        _isUnavailable = false;
        if (previous is null && !_requiresRoles && ApplicationTokens.IsEntra(document.Issuer)) LogRolesMissing();
        if (previous is null || GetKeyNames(previous).IsSubsetOf(GetKeyNames(document))) return;

        // A key was removed. Tokens that it signed are no longer valid, even if they are cached.
        _cache.Remove();
        LogKeyRemoved(_address);
    }

    private static bool Has(OpenIdConnectConfiguration? known, string? keyId) =>
        known is not null && (keyId is null || known.SigningKeys.Any(key => key.KeyId == keyId));

    private static HashSet<string> GetKeyNames(OpenIdConnectConfiguration document) =>
        [.. document.SigningKeys.Select(key => $"{key.KeyId} {Convert.ToBase64String(key.CanComputeJwkThumbprint() ? key.ComputeJwkThumbprint() : [])}")];

    private static Outcome<IReadOnlyList<SecurityKey>> Outcome(OpenIdConnectConfiguration known) => new List<SecurityKey>(known.SigningKeys);

    [LoggerMessage(1200, LogLevel.Warning, "The {Document} of the authority cannot be read: {Reason} The server accepts only tokens whose keys it has read before.")]
    private partial void LogUnavailable(string document, string reason);

    [LoggerMessage(1201, LogLevel.Information, "The {Document} of the authority can be read again.")]
    private partial void LogRecovered(string document);

    [LoggerMessage(
        1202,
        LogLevel.Warning,
        "The authority is Entra ID and the setting roles is missing: every application of an allowed tenant can get a token for this server. Set roles to accept only applications with a granted role.")]
    private partial void LogRolesMissing();

    [LoggerMessage(1203, LogLevel.Information, "{Document} no longer contains a signing key. The server validates all tokens again.")]
    private partial void LogKeyRemoved(string document);
}
