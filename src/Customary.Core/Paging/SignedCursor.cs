using System.Buffers.Text;
using System.Security.Cryptography;

namespace Customary.Core.Paging;

/// <summary>
/// Encodes continuation tokens: a format version, the id of the key, the content and a signature. The signature covers all of
/// it, the partner and the resource that owns the collection, with the key for the collection's purpose. So a token is valid for
/// one collection of one partner only.
/// </summary>
internal static class SignedCursor
{
    private const byte Format = 2;
    private const int SignatureLength = 16;
    private const int FullSignatureLength = 32;
    private const int HeadLength = 1 + KeyRing.IdLength;
    private const int ScopeLength = 2 * 16;
    private const int MaxTextLength = 16 * 1024;

    /// <summary>Encodes a token as text for a header.</summary>
    /// <param name="content">The position in the collection, in the collection's own format.</param>
    /// <param name="purpose">The key purpose of the collection.</param>
    /// <param name="partner">The partner that the token is valid for.</param>
    /// <param name="owner">The resource that owns the collection; empty if the partner owns it.</param>
    /// <param name="key">The server key.</param>
    public static string Write(ReadOnlySpan<byte> content, KeyPurpose purpose, Guid partner, Guid owner, ServerKey key)
    {
        Span<byte> signature = stackalloc byte[FullSignatureLength];
        var message = new byte[ScopeLength + HeadLength + content.Length + SignatureLength];
        WriteScope(message, partner, owner);
        message[ScopeLength] = Format;
        key.CurrentId.CopyTo(message.AsSpan(ScopeLength + 1));
        content.CopyTo(message.AsSpan(ScopeLength + HeadLength));
        key.Sign(purpose, message.AsSpan(..^SignatureLength), signature);
        signature[..SignatureLength].CopyTo(message.AsSpan(^SignatureLength..));
        return Base64Url.EncodeToString(message.AsSpan(ScopeLength));
    }

    /// <summary>Decodes the content of a token; null if this server did not sign it for that purpose, partner and resource.</summary>
    public static byte[]? Read(string text, KeyPurpose purpose, Guid partner, Guid owner, ServerKey key)
    {
        if (text.Length > MaxTextLength || !Base64Url.IsValid(text)) return null;
        var token = Base64Url.DecodeFromChars(text);
        if (token.Length < HeadLength + SignatureLength || token[0] != Format) return null;
        var message = new byte[ScopeLength + token.Length - SignatureLength];
        WriteScope(message, partner, owner);
        token.AsSpan(..^SignatureLength).CopyTo(message.AsSpan(ScopeLength));
        Span<byte> signature = stackalloc byte[FullSignatureLength];
        return key.TrySign(token.AsSpan(1, KeyRing.IdLength), purpose, message, signature)
            && CryptographicOperations.FixedTimeEquals(signature[..SignatureLength], token.AsSpan(^SignatureLength..))
            ? token[HeadLength..^SignatureLength]
            : null;
    }

    private static void WriteScope(Span<byte> message, Guid partner, Guid owner)
    {
        partner.TryWriteBytes(message);
        owner.TryWriteBytes(message[16..]);
    }
}
