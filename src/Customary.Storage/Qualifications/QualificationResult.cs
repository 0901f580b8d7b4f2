using Customary.Storage.Tenants;

namespace Customary.Storage.Qualifications;

/// <summary>What became of a qualification to be given.</summary>
internal enum QualificationWriteStatus
{
    /// <summary>The customer has it, or its vetting began.</summary>
    Added,

    /// <summary>The customer had it before.</summary>
    Unchanged,

    /// <summary>The same request was carried out before; its answer is given again.</summary>
    Replayed,

    /// <summary>The same request was carried out before, and the customer no longer has the qualification.</summary>
    Gone,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The customer has one that stands against it.</summary>
    Conflict,

    /// <summary>The partner has no such validation code.</summary>
    CodeUnknown,

    /// <summary>The validation code is used up.</summary>
    CodeExhausted,

    /// <summary>The partner never had that customer.</summary>
    CustomerNotFound,

    /// <summary>The relationship with the customer has ended.</summary>
    RelationshipEnded,
}

/// <summary>What became of a qualification to be given, and what to answer.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Facts">The tenant as it is now; null where the partner does not have the customer, and for a repeat.</param>
/// <param name="Body">What to answer; null unless it was added now or before.</param>
internal sealed record QualificationResult(QualificationWriteStatus Status, TenantRecord? Facts = null, byte[]? Body = null);
