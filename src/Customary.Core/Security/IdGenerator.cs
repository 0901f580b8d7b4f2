using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Customary.Core.Security;

/// <summary>The one place that makes ids and random numbers, so that a test or a fixed sandbox can make them its own.</summary>
#pragma warning disable RS0030 // This is the seam that everything else must use.
internal class IdGenerator(TimeProvider clock)
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private readonly byte[] _processBytes = RandomNumberGenerator.GetBytes(8);
    private ulong _requestCount;

    /// <summary>A new customer's id: UUID version 7, so that the order of ids is the order of creation to the millisecond.</summary>
    public virtual Guid NewCustomerId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>A new id of anything else.</summary>
    public virtual Guid NewId() => Guid.NewGuid();

    /// <summary>
    /// A new id to find a request by: unique, not secret. UUID version 8: random bits of this process, then a count, scattered.
    /// Every request has two of them, and asking the system for random bits costs more than finding the request's route.
    /// </summary>
    public virtual Guid NewRequestId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _processBytes.CopyTo(bytes);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));

        // An odd factor gives each count a number of its own, in the 62 bits beside the variant's two.
        var scattered = Interlocked.Increment(ref _requestCount) * Multiplier;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (scattered & (ulong.MaxValue >> 2)) | (1UL << 63));
        return new(bytes, bigEndian: true);
    }

    /// <summary>A new etag: any signed 64-bit integer.</summary>
    public virtual long NewEtag()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        FillRandom(bytes);
        return BitConverter.ToInt64(bytes);
    }

    /// <summary>Fills a span with random bytes that nobody can guess.</summary>
    public virtual void FillRandom(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
#pragma warning restore RS0030
