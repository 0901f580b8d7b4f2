using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>
/// Keys whose results the store keeps or compares, so they outlive every rotation of the server's key: they are kept
/// in the store, encrypted under it, and encrypted again when it is rotated.
/// </summary>
/// <param name="fingerprints">The key of request fingerprints.</param>
/// <param name="firstPasswords">The key from which first passwords are derived.</param>
internal sealed class DataKeys(byte[] fingerprints, byte[] firstPasswords)
{
    /// <summary>A keyed hash of a request body that reveals nothing about the body.</summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> body) => HMACSHA256.HashData(fingerprints, body);

    /// <summary>32 bytes from which the first administrator's password is made; the same for the same text.</summary>
    public byte[] DerivePasswordBytes(ReadOnlySpan<byte> text) => HMACSHA256.HashData(firstPasswords, text);
}
