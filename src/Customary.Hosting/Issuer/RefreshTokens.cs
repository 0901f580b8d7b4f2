using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Core.Security;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Refresh tokens: sealed by the server's key, so that nothing need be stored and any node takes them. They hold
/// for 90 days, as the secure application model's do.
/// </summary>
internal sealed class RefreshTokens(ServerKey key, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>A refresh token for a user's grant.</summary>
    public string Write(Grant grant)
    {
        var content = new RefreshTokenContent(grant.Tenant, grant.Client, grant.User!, grant.Audience, clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds());
        return Base64Url.EncodeToString(key.Protect(KeyPurpose.RefreshToken, JsonSerializer.SerializeToUtf8Bytes(content, RefreshTokenJsonContext.Default.RefreshTokenContent)));
    }

    /// <summary>The grant of a refresh token; null when it is not one, or no longer.</summary>
    public Grant? Read(string text)
    {
        if (!Base64Url.IsValid(text) || key.Unprotect(KeyPurpose.RefreshToken, Base64Url.DecodeFromChars(text)) is not { } plain) return null;
        try
        {
            var content = JsonSerializer.Deserialize(plain, RefreshTokenJsonContext.Default.RefreshTokenContent)!;
            return content.Expires > clock.GetUtcNow().ToUnixTimeSeconds()
                ? new(content.Tenant, content.Client, content.User, content.Audience)
                : null;
        }
        catch (JsonException)
        {
            // An authorization code from before keys were derived for each purpose.
            return null;
        }
    }
}

/// <summary>What a refresh token holds.</summary>
internal sealed record RefreshTokenContent(Guid Tenant, string Client, string User, string Audience, long Expires);

/// <summary>How refresh tokens are written before they are sealed.</summary>
[JsonSerializable(typeof(RefreshTokenContent))]
internal sealed partial class RefreshTokenJsonContext : JsonSerializerContext;
