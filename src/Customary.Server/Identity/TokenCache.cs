using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Customary.Server.Identity;

/// <summary>
/// Remembers tokens that were checked, by their SHA-256, never beyond their expiry, and no more than a set number:
/// checking a signature costs more than all the rest of a read. Two generations: when the young one is full it
/// becomes the old one, and what was in the old one and not asked for since is forgotten.
/// </summary>
public sealed class TokenCache(TimeProvider clock, int capacity = 20_000)
{
    private const int LongestOnStack = 4096;
    private ConcurrentDictionary<Digest, CheckedToken> _young = new();
    private ConcurrentDictionary<Digest, CheckedToken> _old = new();
    private int _youngCount;

    /// <summary>Who calls with that token, if it was checked and still holds.</summary>
    public bool TryFind(ReadOnlySpan<char> token, [NotNullWhen(true)] out CheckedToken? found)
    {
        var digest = Hash(token);
        if (!Volatile.Read(ref _young).TryGetValue(digest, out found))
        {
            if (!Volatile.Read(ref _old).TryGetValue(digest, out found)) return false;
            Keep(digest, found);
        }

        return found.Holds(clock);
    }

    /// <summary>Remembers a token.</summary>
    public void Add(ReadOnlySpan<char> token, CheckedToken found) => Keep(Hash(token), found);

    private void Keep(Digest digest, CheckedToken found)
    {
        if (!Volatile.Read(ref _young).TryAdd(digest, found)) return;
        if (Interlocked.Increment(ref _youngCount) < capacity / 2) return;
        Interlocked.Exchange(ref _youngCount, 0);
        Volatile.Write(ref _old, Interlocked.Exchange(ref _young, new()));
    }

    private static Digest Hash(ReadOnlySpan<char> token)
    {
        var most = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> bytes = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        var length = Encoding.UTF8.GetBytes(token, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return MemoryMarshal.Read<Digest>(hash);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        // Any part of a hash is a hash.
        public override int GetHashCode() => (int)First;
    }
}
