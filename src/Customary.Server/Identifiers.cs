using System.Security.Cryptography;

namespace Customary.Server;

/// <summary>The one place that makes ids and random numbers, so that a test or a fixed sandbox can make them its own.</summary>
#pragma warning disable RS0030 // This is the seam that everything else must use.
public class Identifiers(TimeProvider clock)
{
    /// <summary>A new customer's id: UUID version 7, so that the order of ids is the order of creation to the millisecond.</summary>
    public virtual Guid NewCustomerId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>A new id of anything else.</summary>
    public virtual Guid NewId() => Guid.NewGuid();

    /// <summary>A new etag: any signed 64-bit integer.</summary>
    public virtual long NewEtag()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Fill(bytes);
        return BitConverter.ToInt64(bytes);
    }

    /// <summary>Fills a span with random bytes that nobody can guess.</summary>
    public virtual void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
#pragma warning restore RS0030
