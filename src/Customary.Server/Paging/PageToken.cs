using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Customary.Server.Secrets;

namespace Customary.Server.Paging;

/// <summary>
/// A continuation token: where the next page begins and which list it is of. Opaque to callers, stamped so that
/// nothing made elsewhere is taken, and bound to the partner and to what it is a list of.
/// </summary>
internal static class PageToken
{
    /// <summary>The header in which a token is sent.</summary>
    public const string Header = "MS-ContinuationToken";

    private const int StampLength = 16;
    private const int LongestText = 16 * 1024;

    /// <summary>Writes a token as text that a header can carry.</summary>
    public static string Write(byte[] content, string scope, Guid partner, ServerKey key) =>
        Base64Url.EncodeToString([.. content, .. Stamp(content, scope, partner, key)]);

    /// <summary>Reads a token; null when this service did not make it for that partner and scope.</summary>
    public static byte[]? Read(string text, string scope, Guid partner, ServerKey key)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text)) return null;
        var token = Base64Url.DecodeFromChars(text);
        if (token.Length <= StampLength) return null;
        var content = token[..^StampLength];
        return CryptographicOperations.FixedTimeEquals(token.AsSpan(content.Length), Stamp(content, scope, partner, key)) ? content : null;
    }

    private static byte[] Stamp(byte[] content, string scope, Guid partner, ServerKey key)
    {
        var stamp = new byte[32];
        key.StampToken([.. Encoding.UTF8.GetBytes(scope), 0, .. partner.ToByteArray(), .. content], stamp);
        return stamp[..StampLength];
    }
}
