namespace Customary.Storage.Idempotency;

/// <summary>What became of a customer to be added.</summary>
internal enum WriteStatus
{
    /// <summary>It is in the store.</summary>
    Added,

    /// <summary>The same request was carried out before; its answer is given again.</summary>
    Replayed,

    /// <summary>The same request was carried out before, and what it created no longer exists.</summary>
    Gone,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The domain belongs to a customer already.</summary>
    DomainTaken,

    /// <summary>The reseller for which it is to be is in no partnership with the partner.</summary>
    NoPartnership,

    /// <summary>The partner has as many customers as it may.</summary>
    QuotaReached,
}

/// <summary>What became of a customer to be added, and what to answer.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Body">What to answer, without credentials; null unless it was added now or before.</param>
internal sealed record WriteResult(WriteStatus Status, byte[]? Body = null);
