using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Issues and redeems authorization codes, which the server key encrypts. A code is valid for ten minutes, once, and only for the
/// client, the redirect URI and the code challenge of its request. Each process remembers only the codes that it redeemed itself.
/// Sources: RFC 6749, sections 4.1.2 and 4.1.3; RFC 7636, section 4.6.
/// </summary>
internal sealed class AuthorizationCodes(ServerKey key, IdGenerator ids, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, long> _used = new();

    /// <summary>Creates a code for a user who has signed in.</summary>
    internal string Create(Grant grant, AuthorizationRequest request)
    {
        var content = new AuthorizationCodeContent(
            ids.NewId(), clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds(), grant, request.RedirectUri!,
            request.Field("code_challenge"), request.Field("code_challenge_method") == "S256");
        return Base64Url.EncodeToString(key.Protect(KeyPurpose.AuthorizationCode, JsonSerializer.SerializeToUtf8Bytes(content, AuthorizationCodeJsonContext.Default.AuthorizationCodeContent)));
    }

    /// <summary>Redeems a code. Returns its content, or the error.</summary>
    internal bool TryRedeem(string code, string client, string? redirectUri, string? verifier, [NotNullWhen(true)] out AuthorizationCodeContent? content, out TokenError? error)
    {
        content = Read(code);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        error = content switch
        {
            null => TokenError.InvalidCode(),
            { Grant.Client: var owner } when owner != client => TokenError.InvalidCode(),
            { Expires: var expires } when expires <= now => TokenError.CodeExpired(),
            { RedirectUri: var original } when original != redirectUri => TokenError.RedirectUriMismatch(),
            { Challenge: { } challenge, IsHashed: var isHashed } when !Matches(verifier, challenge, isHashed) => TokenError.InvalidCodeVerifier(),
            { Challenge: null } when verifier is not null => TokenError.InvalidCodeVerifier(),
            { Id: var id, Expires: var expires } when !_used.TryAdd(id, expires) => TokenError.CodeUsed(),
            _ => null,
        };
        foreach (var (id, expires) in _used)
            if (expires <= now) _used.TryRemove(id, out _);
        return error is null;
    }

    private AuthorizationCodeContent? Read(string code)
    {
        if (!Base64Url.IsValid(code) || key.Unprotect(KeyPurpose.AuthorizationCode, Base64Url.DecodeFromChars(code)) is not { } json) return null;
        return JsonSerializer.Deserialize(json, AuthorizationCodeJsonContext.Default.AuthorizationCodeContent);
    }

    private static bool Matches(string? verifier, string challenge, bool isHashed)
    {
        if (verifier is null) return false;
        var computed = isHashed ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier))) : verifier;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(computed), Encoding.UTF8.GetBytes(challenge));
    }
}

/// <summary>The content of a code.</summary>
internal sealed record AuthorizationCodeContent(Guid Id, long Expires, Grant Grant, string RedirectUri, string? Challenge, bool IsHashed);

/// <summary>The JSON contract of codes before encryption.</summary>
[JsonSerializable(typeof(AuthorizationCodeContent))]
internal sealed partial class AuthorizationCodeJsonContext : JsonSerializerContext;
