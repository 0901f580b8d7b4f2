using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>Creates all ids and random numbers, so that a test can replace them.</summary>
#pragma warning disable RS0030 // Only this class can use the banned APIs.
internal class IdGenerator(TimeProvider clock)
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private readonly byte[] _processBytes = RandomNumberGenerator.GetBytes(8);
    private ulong _requestCount;

    /// <summary>Creates the id of a customer: UUID version 7, so that ids are ordered by creation time, to the millisecond.</summary>
    public virtual Guid NewCustomerId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Creates an id of any other resource.</summary>
    public virtual Guid NewId() => Guid.NewGuid();

    /// <summary>
    /// Creates the id of a request: unique, but not secret. UUID version 8 of random bits of the process and a scattered counter.
    /// Every request needs two ids, and random bits of the operating system cost more than routing the request.
    /// </summary>
    public virtual Guid NewRequestId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _processBytes.CopyTo(bytes);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));

        // Multiplication by an odd number is a bijection, so each count has a unique value in the 62 bits besides the variant.
        var scattered = Interlocked.Increment(ref _requestCount) * Multiplier;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (scattered & (ulong.MaxValue >> 2)) | (1UL << 63));
        return new(bytes, bigEndian: true);
    }

    /// <summary>Creates an etag: a random signed 64-bit integer.</summary>
    public virtual long NewEtag()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        FillRandom(bytes);
        return BitConverter.ToInt64(bytes);
    }

    /// <summary>Fills a span with cryptographically secure random bytes.</summary>
    public virtual void FillRandom(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
#pragma warning restore RS0030
