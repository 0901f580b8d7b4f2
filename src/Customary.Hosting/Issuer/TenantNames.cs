using System.Security.Cryptography;
using System.Text;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Which tenant a path means: a GUID is itself, a name gives a GUID derived from it, the same everywhere and always
/// (decision 15).
/// </summary>
internal static class TenantNames
{
    private const int Version = 8;

    public static Guid TenantOf(string name) => Guid.TryParse(name, out var tenant) ? tenant : Derive(name);

    // Version 8, "custom", for the hash is SHA-256 and the standard's named versions are older hashes.
    private static Guid Derive(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"customary tenant {name.ToLowerInvariant()}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | (Version << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}
