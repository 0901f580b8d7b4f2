using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>
/// The secret of the service, from which a key for each purpose is derived. Whatever it signs or encrypts carries
/// the id of the secret: the current one writes, the current and the previous ones read, so the secret can be rotated.
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

    /// <param name="current">The secret that writes, at least 32 bytes.</param>
    /// <param name="previous">Secrets that are still read, the newest first.</param>
    public ServerKey(ReadOnlySpan<byte> current, params IEnumerable<byte[]> previous)
    {
        _current = new(current);
        _all = [_current, .. previous.Select(secret => new KeyRing(secret))];
    }

    /// <summary>The id of the secret that writes.</summary>
    internal ReadOnlySpan<byte> CurrentId => _current.Id;

    /// <summary>The key that was derived from the only secret under that name before there were purposes; null where there are several secrets.</summary>
    internal byte[]? FindLegacy(string name) => _all.Length == 1 ? _current.Legacy(name) : null;

    /// <summary>Signs with the current secret: 32 bytes of HMAC-SHA256.</summary>
    internal void Sign(KeyPurpose purpose, ReadOnlySpan<byte> message, Span<byte> signature) => _current.Sign(purpose, message, signature);

    /// <summary>Signs with the secret of that id; false when there is none.</summary>
    internal bool TrySign(ReadOnlySpan<byte> keyId, KeyPurpose purpose, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        if (Find(keyId) is not { } keys) return false;
        keys.Sign(purpose, message, signature);
        return true;
    }

    /// <summary>Encrypts with AES-GCM under the current secret, so that only this service can read it and any change is noticed.</summary>
    public byte[] Protect(KeyPurpose purpose, ReadOnlySpan<byte> plain)
    {
        var output = new byte[HeaderLength + NonceLength + TagLength + plain.Length];
        output[0] = EncryptedFormat;
        _current.Id.CopyTo(output, 1);
        RandomNumberGenerator.Fill(output.AsSpan(HeaderLength, NonceLength));
        using var aes = new AesGcm(_current.For(purpose), TagLength);
        aes.Encrypt(
            output.AsSpan(HeaderLength, NonceLength), plain, output.AsSpan(HeaderLength + NonceLength + TagLength),
            output.AsSpan(HeaderLength + NonceLength, TagLength), output.AsSpan(0, HeaderLength));
        return output;
    }

    /// <summary>Decrypts what <see cref="Protect"/> made for that purpose; null when this service did not make it, it was made for another purpose, or it was changed.</summary>
    public byte[]? Unprotect(KeyPurpose purpose, ReadOnlySpan<byte> input)
    {
        if (input.Length >= HeaderLength + NonceLength + TagLength && input[0] == EncryptedFormat && Find(input[1..HeaderLength]) is { } keys
            && Decrypt(keys.For(purpose), input[HeaderLength..], input[..HeaderLength]) is { } plain) return plain;

        // The format from before keys had ids begins with a random nonce, so it can look like the current one.
        if (!purpose.AcceptsLegacy || input.Length < NonceLength + TagLength) return null;
        foreach (var each in _all)
            if (Decrypt(each.Legacy(LegacyEncryption), input, associated: []) is { } legacy) return legacy;
        return null;
    }

    /// <summary>Whether it is in the current format and under the current secret.</summary>
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
