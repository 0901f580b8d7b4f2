using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Customary.Core.Sandbox;

/// <summary>
/// Creates IDs, etags and random bytes that repeat from run to run, for requests in sequence under a stopped clock. They can be
/// guessed, so it must not be used outside a sandbox.
/// </summary>
internal sealed class SeededIdGenerator(TimeProvider clock, string seed) : IdGenerator(clock)
{
    private readonly TimeProvider _clock = clock;
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ulong> _counts = [];

    /// <inheritdoc/>
    public override Guid NewCustomerId()
    {
        // UUID version 7: 48 bits of the time in milliseconds; then 30 bits of a counter, so that IDs of one millisecond ascend.
        Span<byte> bytes = stackalloc byte[16];
        var count = Fill("customer", bytes);
        var random = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & ((1UL << 44) - 1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)_clock.GetUtcNow().ToUnixTimeMilliseconds() << 16) | 0x7000 | ((count >> 18) & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (2UL << 62) | ((count & 0x3FFFF) << 44) | random);
        return new(bytes, bigEndian: true);
    }

    /// <inheritdoc/>
    public override Guid NewId() => NewGuid("id");

    /// <inheritdoc/>
    public override Guid NewRequestId() => NewGuid("request");

    /// <inheritdoc/>
    public override long NewEtag()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Fill("etag", bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    /// <inheritdoc/>
    public override void FillRandom(Span<byte> bytes) => Fill("random", bytes);

    private Guid NewGuid(string purpose)
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(purpose, bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    // Each purpose has its own sequence, so that an additional request ID does not change the next customer ID.
    private ulong Fill(string purpose, Span<byte> bytes)
    {
        ulong count;
        lock (_lock) count = _counts[purpose] = _counts.GetValueOrDefault(purpose) + 1;
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes];
        for (var (start, number) = (0, 0); start < bytes.Length; start += block.Length, number++)
        {
            HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{purpose} {count} {number}"), block);
            block[..Math.Min(block.Length, bytes.Length - start)].CopyTo(bytes[start..]);
        }

        return count;
    }
}
