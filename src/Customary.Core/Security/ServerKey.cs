using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>
/// The secret of the server, from which a key for each purpose is derived. Signed and encrypted values contain the id of the secret.
/// The current secret signs and encrypts; the current and the previous ones verify and decrypt. So the secret can be rotated.
/// </summary>
internal sealed class ServerKey
{
    private const byte EncryptedFormat = 2;
    private const int HeaderLength = 1 + KeyRing.IdLength;
    private const string LegacyEncryption = "sealing";
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;
    private readonly KeyRing _current;
    private readonly KeyRing[] _all;

    /// <param name="current">The secret that signs and encrypts, at least 32 bytes.</param>
    /// <param name="previous">Secrets that only verify and decrypt, newest first.</param>
    public ServerKey(ReadOnlySpan<byte> current, params IEnumerable<byte[]> previous)
    {
        _current = new(current);
        _all = [_current, .. previous.Select(secret => new KeyRing(secret))];
    }

    /// <summary>The id of the current secret.</summary>
    internal ReadOnlySpan<byte> CurrentId => _current.Id;

    /// <summary>Derives the key for a name from before purposes existed; null if there are several secrets.</summary>
    internal byte[]? FindLegacy(string name) => _all.Length == 1 ? _current.DeriveLegacy(name) : null;

    /// <summary>Signs with the current secret: 32 bytes of HMAC-SHA256.</summary>
    internal void Sign(KeyPurpose purpose, ReadOnlySpan<byte> message, Span<byte> signature) => _current.Sign(purpose, message, signature);

    /// <summary>Signs with the secret of an id. Returns false if there is none.</summary>
    internal bool TrySign(ReadOnlySpan<byte> keyId, KeyPurpose purpose, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        if (Find(keyId) is not { } keys) return false;
        keys.Sign(purpose, message, signature);
        return true;
    }

    /// <summary>Encrypts with AES-GCM under the current secret, which detects any modification.</summary>
    public byte[] Protect(KeyPurpose purpose, ReadOnlySpan<byte> plain)
    {
        var output = new byte[HeaderLength + NonceLength + TagLength + plain.Length];
        output[0] = EncryptedFormat;
        _current.Id.CopyTo(output, 1);
        RandomNumberGenerator.Fill(output.AsSpan(HeaderLength, NonceLength));
        using var aes = new AesGcm(_current.GetKey(purpose), TagLength);
        aes.Encrypt(
            output.AsSpan(HeaderLength, NonceLength), plain, output.AsSpan(HeaderLength + NonceLength + TagLength),
            output.AsSpan(HeaderLength + NonceLength, TagLength), output.AsSpan(0, HeaderLength));
        return output;
    }

    /// <summary>Decrypts a value of <see cref="Protect"/>; null if it is not from this server, has another purpose or was modified.</summary>
    public byte[]? Unprotect(KeyPurpose purpose, ReadOnlySpan<byte> input)
    {
        if (input.Length >= HeaderLength + NonceLength + TagLength && input[0] == EncryptedFormat && Find(input[1..HeaderLength]) is { } keys
            && Decrypt(keys.GetKey(purpose), input[HeaderLength..], input[..HeaderLength]) is { } plain) return plain;

        // The format from before key ids begins with a random nonce, so it can look like the current format.
        if (!purpose.AcceptsLegacy || input.Length < NonceLength + TagLength) return null;
        foreach (var each in _all)
            if (Decrypt(each.DeriveLegacy(LegacyEncryption), input, associated: []) is { } legacy) return legacy;
        return null;
    }

    /// <summary>Whether a value has the current format and the current secret.</summary>
    internal bool IsCurrent(ReadOnlySpan<byte> input) =>
        input.Length >= HeaderLength && input[0] == EncryptedFormat && input[1..HeaderLength].SequenceEqual(_current.Id);

    private static byte[]? Decrypt(byte[] key, ReadOnlySpan<byte> input, ReadOnlySpan<byte> associated)
    {
        var plain = new byte[input.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(input[..NonceLength], input[(NonceLength + TagLength)..], input[NonceLength..(NonceLength + TagLength)], plain, associated);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private KeyRing? Find(ReadOnlySpan<byte> id)
    {
        foreach (var keys in _all)
            if (id.SequenceEqual(keys.Id)) return keys;
        return null;
    }
}
