using Customary.Storage.Idempotency;

namespace Customary.Storage.Erasure;

/// <summary>The progress of an erasure. It is stored with each batch, so a restart continues with the next batch.</summary>
/// <param name="Audit">The time of the last redacted audit record, in UTC ticks.</param>
/// <param name="Operation">The index of the current operation in <see cref="IdempotentRequest.GetOperations"/>.</param>
/// <param name="Request">The ID of the last request of that operation with a redacted response.</param>
internal readonly record struct ErasurePosition(long Audit, long Operation, Guid Request)
{
    /// <summary>The position before the first row.</summary>
    public static ErasurePosition Start { get; } = new(long.MinValue, 0, Guid.Empty);
}
