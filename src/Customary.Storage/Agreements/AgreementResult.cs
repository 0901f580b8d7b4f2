namespace Customary.Storage.Agreements;

/// <summary>What became of an agreement to be confirmed.</summary>
internal enum AgreementWriteStatus
{
    /// <summary>It is kept.</summary>
    Added,

    /// <summary>The same request was carried out before; its answer is given again.</summary>
    Replayed,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The partner confirmed the same before.</summary>
    Exists,

    /// <summary>The partner never had that customer.</summary>
    CustomerNotFound,

    /// <summary>The relationship with the customer has ended.</summary>
    RelationshipEnded,
}

/// <summary>What became of an agreement to be confirmed, and what to answer.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Body">What to answer; null unless it was added now or before.</param>
internal sealed record AgreementResult(AgreementWriteStatus Status, byte[]? Body = null);
