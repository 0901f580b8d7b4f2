using System.Buffers.Text;
using System.Text.Json.Serialization;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Creates and reads refresh tokens, which the server key encrypts, so that every node accepts them without storage. They are valid
/// for 90 days, as in the secure application model.
/// </summary>
internal sealed class RefreshTokens(ServerKey key, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Creates a refresh token for the grant of a user.</summary>
    public string Create(Grant grant)
    {
        var content = new RefreshTokenContent(grant.Tenant, grant.Client, grant.User!, grant.Audience, clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds(), grant.Home, grant.Session);
        return Base64Url.EncodeToString(key.Protect(KeyPurpose.RefreshToken, JsonSerializer.SerializeToUtf8Bytes(content, RefreshTokenJsonContext.Default.RefreshTokenContent)));
    }

    /// <summary>Returns the grant of a refresh token; null if the token is not valid or has expired.</summary>
    public Grant? Read(string token)
    {
        if (!Base64Url.IsValid(token) || key.Unprotect(KeyPurpose.RefreshToken, Base64Url.DecodeFromChars(token)) is not { } json) return null;
        try
        {
            var content = JsonSerializer.Deserialize(json, RefreshTokenJsonContext.Default.RefreshTokenContent)!;
            return content.Expires > clock.GetUtcNow().ToUnixTimeSeconds()
                ? new(content.Tenant, content.Client, content.User, content.Audience) { Home = content.Home, Session = content.Session }
                : null;
        }
        catch (JsonException)
        {
            // Old versions encrypted authorization codes with the same key.
            return null;
        }
    }
}

/// <summary>The content of a refresh token. Tokens of older versions have no <paramref name="Home"/> or no <paramref name="Session"/>.</summary>
internal sealed record RefreshTokenContent(Guid Tenant, string Client, string User, string Audience, long Expires, Guid? Home = null, Guid? Session = null);

/// <summary>The JSON contract of refresh tokens before encryption.</summary>
[JsonSerializable(typeof(RefreshTokenContent))]
internal sealed partial class RefreshTokenJsonContext : JsonSerializerContext;
