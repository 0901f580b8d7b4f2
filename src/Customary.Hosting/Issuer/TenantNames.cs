using System.Security.Cryptography;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Resolves the tenant in a path. A GUID is the tenant ID; the ID of any other name is derived from it and never changes.
/// </summary>
internal static class TenantNames
{
    private const int UuidVersion = 8;

    /// <summary>Returns the tenant ID of a name.</summary>
    public static Guid Resolve(string name) => Guid.TryParse(name, out var tenant) ? tenant : Derive(name);

    // Version 8 of RFC 9562 (custom), because the versions for names use MD5 and SHA-1.
    private static Guid Derive(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"customary tenant {name.ToLowerInvariant()}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | (UuidVersion << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}
