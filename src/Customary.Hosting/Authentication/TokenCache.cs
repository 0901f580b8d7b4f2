using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Caches validated tokens by their SHA-256 hash until they expire, because validating a signature costs more than the rest of
/// a GET. The capacity is limited by two generations: when the young one is full, it replaces the old one, and tokens that
/// were only in the old one are dropped. A lookup moves a token to the young generation.
/// </summary>
internal sealed class TokenCache(TimeProvider clock, int capacity = 20_000)
{
    private const int MaxStackBytes = 4096;
    private Generation _young = new();
    private Generation _old = new();
    private int _epoch;

    /// <summary>How often the cache was cleared. Read it before you validate a token.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>Finds a validated token that is still valid.</summary>
    public bool TryFind(ReadOnlySpan<char> token, [NotNullWhen(true)] out ValidatedToken? found)
    {
        var digest = Hash(token);
        if (!Volatile.Read(ref _young).Tokens.TryGetValue(digest, out found))
        {
            if (!Volatile.Read(ref _old).Tokens.TryGetValue(digest, out found)) return false;
            Store(digest, found);
        }

        return Contains(found);
    }

    /// <summary>Adds a validated token.</summary>
    public void Add(ReadOnlySpan<char> token, ValidatedToken found) => Store(Hash(token), found);

    /// <summary>Whether a token is still valid: it has not expired, and the cache was not cleared since its validation.</summary>
    public bool Contains(ValidatedToken found) => found.IsValid(clock) && found.Epoch == Epoch;

    /// <summary>Invalidates all cached tokens, because a signing key is no longer trusted.</summary>
    public void Remove() => Interlocked.Increment(ref _epoch);

    private void Store(Digest digest, ValidatedToken found)
    {
        var young = Volatile.Read(ref _young);
        if (!young.Tokens.TryAdd(digest, found))
        {
            // Replaces a token that was validated before the cache was cleared.
            young.Tokens[digest] = found;
            return;
        }

        // Exactly one caller of a generation reaches the number, so a generation becomes old once. The old one is set first, so
        // that every token is always in one of the two.
        if (Interlocked.Increment(ref young.Count) != capacity / 2) return;
        Volatile.Write(ref _old, young);
        Volatile.Write(ref _young, new());
    }

    private static Digest Hash(ReadOnlySpan<char> token)
    {
        var maxLength = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> bytes = maxLength <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[maxLength];
        var length = Encoding.UTF8.GetBytes(token, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return MemoryMarshal.Read<Digest>(hash);
    }

    private sealed class Generation
    {
        // The dictionary's own count takes all of its locks.
        public int Count;

        public ConcurrentDictionary<Digest, ValidatedToken> Tokens { get; } = new();
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        public override int GetHashCode() => (int)First;
    }
}
