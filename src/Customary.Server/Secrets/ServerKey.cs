using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Customary.Server.Secrets;

/// <summary>
/// The secret of the service, from which a key for each purpose is derived; the purposes cannot be told from
/// one another, and none gives the secret away.
/// </summary>
public sealed class ServerKey
{
    private const int KeyLength = 32;
    private readonly byte[] _continuationTokens;

    // To make one costs more than to use it.
    private readonly ConcurrentBag<IncrementalHash> _stamps = [];
    private readonly byte[] _fingerprints;
    private readonly byte[] _passwords;
    private readonly byte[] _sealing;

    /// <param name="secret">At least 32 bytes.</param>
    public ServerKey(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, KeyLength);
        _continuationTokens = Derive(secret, "continuation tokens");
        _fingerprints = Derive(secret, "request fingerprints");
        _passwords = Derive(secret, "first passwords");
        _sealing = Derive(secret, "sealing");
    }

    /// <summary>The stamp of a continuation token: 32 bytes that only this service can make.</summary>
    public void StampToken(ReadOnlySpan<byte> token, Span<byte> stamp)
    {
        if (!_stamps.TryTake(out var making)) making = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _continuationTokens);
        making.AppendData(token);
        making.GetHashAndReset(stamp);
        _stamps.Add(making);
    }

    /// <summary>A keyed hash of a request body that tells nothing about the body.</summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> body) => HMACSHA256.HashData(_fingerprints, body);

    /// <summary>32 bytes from which the first administrator's password is made; the same for the same text.</summary>
    public byte[] ForPassword(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_passwords, text);

    /// <summary>Encrypts, so that only this service can read it and any change is noticed.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var @sealed = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var (nonce, tag, cipher) = Parts(@sealed);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_sealing, AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(nonce, plain, cipher, tag);
        return @sealed;
    }

    /// <summary>Decrypts what <see cref="Seal"/> made; null when this service did not make it or it was changed.</summary>
    public byte[]? Open(byte[] @sealed)
    {
        if (@sealed.Length < AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize) return null;
        var (nonce, tag, cipher) = Parts(@sealed);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(_sealing, AesGcm.TagByteSizes.MaxSize);
        try
        {
            aes.Decrypt(nonce, cipher, tag, plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static SealedParts Parts(byte[] @sealed)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var text = nonce + AesGcm.TagByteSizes.MaxSize;
        return new(@sealed.AsSpan(0, nonce), @sealed.AsSpan(nonce, text - nonce), @sealed.AsSpan(text));
    }

    private static byte[] Derive(ReadOnlySpan<byte> secret, string purpose)
    {
        var key = new byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: [], info: Encoding.ASCII.GetBytes($"customary {purpose}"));
        return key;
    }

    private readonly ref struct SealedParts(Span<byte> nonce, Span<byte> tag, Span<byte> cipher)
    {
        private readonly Span<byte> _nonce = nonce;
        private readonly Span<byte> _tag = tag;
        private readonly Span<byte> _cipher = cipher;

        public void Deconstruct(out Span<byte> nonce, out Span<byte> tag, out Span<byte> cipher)
        {
            nonce = _nonce;
            tag = _tag;
            cipher = _cipher;
        }
    }
}
