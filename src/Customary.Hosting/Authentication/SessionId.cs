using System.Security.Cryptography;

namespace Customary.Hosting.Authentication;

/// <summary>Identifies the sign-in of a token for audit records. Source: docs/contract.md#audit-records.</summary>
internal static class SessionId
{
    // The sign-in, and where the token does not name it, the token itself: OpenID Connect, Entra ID and RFC 7519. None of them is secret.
    private static readonly string[] Names = ["sid", "uti", "jti"];

    /// <summary>Reads the GUID of the sign-in; null if the token has none of the claims.</summary>
    public static Guid? Read(TokenClaims claims) =>
        Names.Select(claims.Text).FirstOrDefault(text => text is not null) is not { } id ? null
        : Guid.TryParse(id, out var guid) ? guid
        : Derive($"{claims.Text("iss")} {id}");

    // UUID version 8 of RFC 9562, because issuers choose the form of these claims.
    private static Guid Derive(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(hash[..16], bigEndian: true);
    }
}
