using Customary.Core.Errors;
using Customary.Hosting.Configuration;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>
/// The discovery document and the keys of the authority, as they were last read. However many ask, it is read once
/// at a time, never for longer than a set time, and not again at once after that; what was last read holds while the
/// authority is away. The library's own ConfigurationManager reads in the background only, so that the first request
/// with a new key would be refused, and it takes no clock: its retriever is used, and kept in time here.
/// </summary>
internal sealed partial class OidcSigningKeyProvider : IDisposable
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly string _address;
    private readonly OidcDocumentRetriever _documents;
    private readonly TokenCache _cache;
    private readonly TimeProvider _clock;
    private readonly ILogger<OidcSigningKeyProvider> _log;
    private readonly bool _requiresRoles;
    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;
    private long? _readAt;
    private volatile bool _isAway;
    private volatile OpenIdConnectConfiguration? _known;

    /// <summary>Reads nothing yet.</summary>
    public OidcSigningKeyProvider(CustomarySettings settings, TokenCache cache, TimeProvider clock, ILogger<OidcSigningKeyProvider> log)
    {
        (_cache, _clock, _log) = (cache, clock, log);
        var authority = settings.Get(SettingDefinitions.Authority)!;
        _requiresRoles = settings.IsSet(SettingDefinitions.Roles, out _);
        _address = $"{authority.ToString().TrimEnd('/')}/.well-known/openid-configuration";
        _documents = new(requiresHttps: authority.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>The issuer as the discovery document has it; null before it was read.</summary>
    public string? Issuer => _known?.Issuer;

    /// <summary>The keys, read again first where the one asked for is not among them; a fault when they are needed and cannot be read.</summary>
    public async ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (!Has(_known, keyId)) await ReadUnlessRecentAsync().WaitAsync(cancellationToken);
        var known = _known;
        if (known is null || (_isAway && !Has(known, keyId))) return Fault.AuthorityUnavailable((int)Pause.TotalSeconds);
        return Outcome(known);
    }

    /// <summary>Reads them again now.</summary>
    public Task RefreshAsync()
    {
        lock (_lock) return _reading.IsCompleted ? _reading = ReadAsync() : _reading;
    }

    /// <inheritdoc/>
    public void Dispose() => _documents.Dispose();

    private Task ReadUnlessRecentAsync()
    {
        lock (_lock)
        {
            if (!_reading.IsCompleted) return _reading;

            // Anybody can send a token with a key that does not exist; that must not become a request to the authority each time.
            if (_readAt is { } at && _clock.GetElapsedTime(at) < Pause) return Task.CompletedTask;
            return _reading = ReadAsync();
        }
    }

    // Never fails: what was known stays.
    private async Task ReadAsync()
    {
        await Task.Yield();
        using var time = new CancellationTokenSource(ReadTimeout, _clock);
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, time.Token);
            if (string.IsNullOrEmpty(read.Issuer) || read.SigningKeys.Count == 0) throw new InvalidDataException("The authority's discovery names no issuer or no signing keys.");
            Keep(read);
        }
#pragma warning disable CA1031 // Whatever the authority sends or fails with, the service goes on with what it knows.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_isAway) Unavailable(exception, _address);
            _isAway = true;
        }

        lock (_lock) _readAt = _clock.GetTimestamp();
    }

    private void Keep(OpenIdConnectConfiguration read)
    {
        var before = _known;
        _known = read;
        if (_isAway) Recovered(_address);
        _isAway = false;
        if (before is null && !_requiresRoles && ApplicationTokens.IsEntra(read.Issuer)) RolesMissing();
        if (before is null || Names(before).IsSubsetOf(Names(read))) return;

        // A key is gone: what it signed no longer holds, though it was checked before.
        _cache.Remove();
        KeyGone(_address);
    }

    private static bool Has(OpenIdConnectConfiguration? known, string? keyId) =>
        known is not null && (keyId is null || known.SigningKeys.Any(key => key.KeyId == keyId));

    private static HashSet<string> Names(OpenIdConnectConfiguration document) =>
        [.. document.SigningKeys.Select(key => $"{key.KeyId} {Convert.ToBase64String(key.CanComputeJwkThumbprint() ? key.ComputeJwkThumbprint() : [])}")];

    private static Outcome<IReadOnlyList<SecurityKey>> Outcome(OpenIdConnectConfiguration known) => new List<SecurityKey>(known.SigningKeys);

    [LoggerMessage(1200, LogLevel.Warning, "The {Document} of the authority cannot be read. The server uses the last known one.")]
    private partial void Unavailable(Exception exception, string document);

    [LoggerMessage(1201, LogLevel.Information, "The {Document} of the authority can be read again.")]
    private partial void Recovered(string document);

    [LoggerMessage(
        1202,
        LogLevel.Warning,
        "The authority is Entra ID and the setting roles is missing: every application of an allowed tenant can get a token for this server. Set roles to accept only applications with a granted role.")]
    private partial void RolesMissing();

    [LoggerMessage(1203, LogLevel.Information, "{Document} no longer contains a signing key. The server validates all tokens again.")]
    private partial void KeyGone(string document);
}
