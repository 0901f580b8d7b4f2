using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>
/// Keys for values that the store contains. They must survive a rotation of the server key, so the store contains them encrypted
/// with the server key, and a rotation encrypts them again.
/// </summary>
/// <param name="fingerprints">The key of request fingerprints.</param>
/// <param name="firstPasswords">The key from which first passwords are derived.</param>
internal sealed class DataKeys(byte[] fingerprints, byte[] firstPasswords)
{
    /// <summary>A keyed hash of a request body that reveals nothing about the body.</summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> body) => HMACSHA256.HashData(fingerprints, body);

    /// <summary>Derives 32 bytes for the first administrator's password. The same text has the same result.</summary>
    public byte[] DerivePasswordBytes(ReadOnlySpan<byte> text) => HMACSHA256.HashData(firstPasswords, text);
}
