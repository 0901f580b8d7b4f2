using Customary.Storage.Idempotency;

namespace Customary.Storage.Erasure;

/// <summary>How far an erasure has come; it is stored with each batch, so that the next one begins there after a restart.</summary>
/// <param name="Audit">The instant of the last audit record that was redacted.</param>
/// <param name="Operation">The operation whose answers are being redacted, an index into <see cref="IdempotentRequest.Under"/>.</param>
/// <param name="Request">The last request of that operation whose answer was redacted.</param>
internal readonly record struct ErasurePosition(long Audit, long Operation, Guid Request)
{
    /// <summary>Before everything.</summary>
    public static ErasurePosition Start { get; } = new(long.MinValue, 0, Guid.Empty);
}
