using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>The keys derived from one secret by HKDF (RFC 5869), one for each purpose, and the id that names the secret.</summary>
internal sealed class KeyRing
{
    /// <summary>The length of a key id, in bytes.</summary>
    public const int IdLength = 4;

    /// <summary>The length of a derived key, in bytes.</summary>
    public const int KeyLength = 32;

    private readonly byte[] _secret;
    private readonly ConcurrentDictionary<KeyPurpose, byte[]> _keys = new();

    // Creating an instance costs more than using it.
    private readonly ConcurrentDictionary<KeyPurpose, ConcurrentBag<IncrementalHash>> _signers = new();

    /// <param name="secret">At least 32 bytes.</param>
    public KeyRing(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, KeyLength);
        _secret = secret.ToArray();
        Id = Derive("v2 key id", IdLength);
    }

    /// <summary>Identifies the secret without revealing it.</summary>
    public byte[] Id { get; }

    /// <summary>The key for a purpose.</summary>
    public byte[] GetKey(KeyPurpose purpose) =>
        _keys.TryGetValue(purpose, out var key) ? key : _keys.GetOrAdd(purpose, Derive($"v2 {purpose.Name}", KeyLength));

    /// <summary>Derives the key for a name from before purposes existed.</summary>
    public byte[] DeriveLegacy(string name) => Derive(name, KeyLength);

    /// <summary>Signs a message: 32 bytes of HMAC-SHA256.</summary>
    public void Sign(KeyPurpose purpose, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        if (!_signers.TryGetValue(purpose, out var signers)) signers = _signers.GetOrAdd(purpose, []);
        if (!signers.TryTake(out var signer)) signer = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, GetKey(purpose));
        signer.AppendData(message);
        signer.GetHashAndReset(signature);
        signers.Add(signer);
    }

    private byte[] Derive(string name, int length)
    {
        var key = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, key, salt: [], info: Encoding.ASCII.GetBytes($"customary {name}"));
        return key;
    }
}
