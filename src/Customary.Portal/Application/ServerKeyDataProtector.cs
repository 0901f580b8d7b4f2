using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Customary.Portal.Application;

/// <summary>
/// Data protection under the server key. All nodes of a server have the same server key, so a form of one node is accepted by every other
/// one, and there are no keys to store, share or renew. A value that a previous server key protected is accepted too.
/// </summary>
internal sealed class ServerKeyDataProtector : IDataProtector
{
    private readonly ServerKey _key;
    private readonly byte[] _purpose;

    /// <summary>Creates the protector without a purpose.</summary>
    public ServerKeyDataProtector(ServerKey key)
        : this(key, new byte[SHA256.HashSizeInBytes])
    {
    }

    private ServerKeyDataProtector(ServerKey key, byte[] purpose) => (_key, _purpose) = (key, purpose);

    /// <inheritdoc/>
    public IDataProtector CreateProtector(string purpose) => new ServerKeyDataProtector(_key, SHA256.HashData([.. _purpose, .. Encoding.UTF8.GetBytes(purpose)]));

    /// <inheritdoc/>
    public byte[] Protect(byte[] plaintext) => _key.Protect(KeyPurpose.PortalData, [.. _purpose, .. plaintext]);

    /// <inheritdoc/>
    public byte[] Unprotect(byte[] protectedData) =>
        _key.Unprotect(KeyPurpose.PortalData, protectedData) is { } plain && plain.AsSpan().StartsWith(_purpose)
            ? plain[_purpose.Length..]
            : throw new CryptographicException("The value is not from this server, or has another purpose.");
}
