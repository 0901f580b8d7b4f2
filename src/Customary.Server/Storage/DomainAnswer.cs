namespace Customary.Server.Storage;

/// <summary>What became of a domain to be added.</summary>
public enum DomainAdding
{
    /// <summary>It is the customer's.</summary>
    Added,

    /// <summary>The same request was carried out before; its answer is given again.</summary>
    Repeated,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The domain belongs to a customer already.</summary>
    Taken,

    /// <summary>The partner never had that customer.</summary>
    NoCustomer,

    /// <summary>The relationship with the customer has ended.</summary>
    RelationshipEnded,
}

/// <summary>What became of a domain to be added, and what to answer.</summary>
/// <param name="Adding">What became of it.</param>
/// <param name="Body">What to answer; null unless it was added now or before.</param>
public sealed record DomainAnswer(DomainAdding Adding, byte[]? Body = null);
