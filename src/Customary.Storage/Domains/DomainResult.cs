namespace Customary.Storage.Domains;

/// <summary>What became of a domain to be added.</summary>
internal enum DomainWriteStatus
{
    /// <summary>It is the customer's.</summary>
    Added,

    /// <summary>The same request was carried out before; its answer is given again.</summary>
    Replayed,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The domain belongs to a customer already.</summary>
    DomainTaken,

    /// <summary>The partner never had that customer.</summary>
    CustomerNotFound,

    /// <summary>The relationship with the customer has ended.</summary>
    RelationshipEnded,
}

/// <summary>What became of a domain to be added, and what to answer.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Body">What to answer; null unless it was added now or before.</param>
internal sealed record DomainResult(DomainWriteStatus Status, byte[]? Body = null);
