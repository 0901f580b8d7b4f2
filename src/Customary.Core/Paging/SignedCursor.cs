using System.Buffers.Text;
using System.Security.Cryptography;
using Customary.Core.Security;

namespace Customary.Core.Paging;

/// <summary>
/// The text of a continuation token: a format version, the id of the key, what the collection wrote, and a signature.
/// The signature is made with the key of the collection's purpose over all of it, the partner, and the resource that
/// the collection belongs to, so a token is good for that collection of that partner only.
/// </summary>
internal static class SignedCursor
{
    private const byte Format = 2;
    private const int SignatureLength = 16;
    private const int FullSignatureLength = 32;
    private const int HeadLength = 1 + KeyRing.IdLength;
    private const int BoundLength = 2 * 16;
    private const int LongestText = 16 * 1024;

    /// <summary>Writes a token as text that a header can carry.</summary>
    /// <param name="content">What the collection needs to find the page.</param>
    /// <param name="purpose">The kind of collection.</param>
    /// <param name="partner">The partner whose token it is.</param>
    /// <param name="owner">The resource that the collection belongs to; empty where it is the partner's own.</param>
    /// <param name="key">The key that signs.</param>
    public static string Write(ReadOnlySpan<byte> content, KeyPurpose purpose, Guid partner, Guid owner, ServerKey key)
    {
        Span<byte> signature = stackalloc byte[FullSignatureLength];
        var message = new byte[BoundLength + HeadLength + content.Length + SignatureLength];
        Bind(message, partner, owner);
        message[BoundLength] = Format;
        key.CurrentId.CopyTo(message.AsSpan(BoundLength + 1));
        content.CopyTo(message.AsSpan(BoundLength + HeadLength));
        key.Sign(purpose, message.AsSpan(..^SignatureLength), signature);
        signature[..SignatureLength].CopyTo(message.AsSpan(^SignatureLength..));
        return Base64Url.EncodeToString(message.AsSpan(BoundLength));
    }

    /// <summary>Reads what the collection wrote; null when this service did not write it for that purpose, partner and resource.</summary>
    public static byte[]? Read(string text, KeyPurpose purpose, Guid partner, Guid owner, ServerKey key)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text)) return null;
        var token = Base64Url.DecodeFromChars(text);
        if (token.Length < HeadLength + SignatureLength || token[0] != Format) return null;
        var message = new byte[BoundLength + token.Length - SignatureLength];
        Bind(message, partner, owner);
        token.AsSpan(..^SignatureLength).CopyTo(message.AsSpan(BoundLength));
        Span<byte> signature = stackalloc byte[FullSignatureLength];
        return key.TrySign(token.AsSpan(1, KeyRing.IdLength), purpose, message, signature)
            && CryptographicOperations.FixedTimeEquals(signature[..SignatureLength], token.AsSpan(^SignatureLength..))
            ? token[HeadLength..^SignatureLength]
            : null;
    }

    private static void Bind(Span<byte> message, Guid partner, Guid owner)
    {
        partner.TryWriteBytes(message);
        owner.TryWriteBytes(message[16..]);
    }
}
