using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Remembers tokens that were checked, by their SHA-256, never beyond their expiry, and no more than a set number:
/// checking a signature costs more than all the rest of a read. Two generations: when the young one is full it
/// becomes the old one, and what was in the old one and not asked for since is forgotten.
/// </summary>
internal sealed class TokenCache(TimeProvider clock, int capacity = 20_000)
{
    private const int MaxStackBytes = 4096;
    private ConcurrentDictionary<Digest, ValidatedToken> _young = new();
    private ConcurrentDictionary<Digest, ValidatedToken> _old = new();
    private int _youngCount;
    private int _epoch;

    /// <summary>Counts how often all that was checked before was forgotten; to be read before a token is checked.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>Who calls with that token, if it was checked and still holds.</summary>
    public bool TryFind(ReadOnlySpan<char> token, [NotNullWhen(true)] out ValidatedToken? found)
    {
        var digest = Hash(token);
        if (!Volatile.Read(ref _young).TryGetValue(digest, out found))
        {
            if (!Volatile.Read(ref _old).TryGetValue(digest, out found)) return false;
            Keep(digest, found);
        }

        return Contains(found);
    }

    /// <summary>Remembers a token.</summary>
    public void Add(ReadOnlySpan<char> token, ValidatedToken found) => Keep(Hash(token), found);

    /// <summary>Whether a token still holds: it has not expired, and the key that it was checked with is still to be trusted.</summary>
    public bool Contains(ValidatedToken found) => found.IsValid(clock) && found.Epoch == Epoch;

    /// <summary>Forgets all that was checked before: a key is no longer to be trusted.</summary>
    public void Remove() => Interlocked.Increment(ref _epoch);

    private void Keep(Digest digest, ValidatedToken found)
    {
        var young = Volatile.Read(ref _young);
        if (!young.TryAdd(digest, found))
        {
            // What was checked with a key that is gone makes place for what was checked since.
            young[digest] = found;
            return;
        }

        if (Interlocked.Increment(ref _youngCount) < capacity / 2) return;
        Interlocked.Exchange(ref _youngCount, 0);
        Volatile.Write(ref _old, Interlocked.Exchange(ref _young, new()));
    }

    private static Digest Hash(ReadOnlySpan<char> token)
    {
        var most = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> bytes = most <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[most];
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
