namespace Customary.Storage.Idempotency;

/// <summary>The result of adding something to the store. Each store documents which values it returns.</summary>
internal enum WriteStatus
{
    /// <summary>The store has the new entry.</summary>
    Added,

    /// <summary>The entry existed before, and that is not an error. The store was not changed.</summary>
    Unchanged,

    /// <summary>The same request was completed before. Its response is returned again.</summary>
    Replayed,

    /// <summary>The same request was completed before, and what it created no longer exists.</summary>
    Gone,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The partner never had the customer.</summary>
    CustomerNotFound,

    /// <summary>The relationship with the customer has ended.</summary>
    RelationshipEnded,

    /// <summary>The partner confirmed the same agreement before.</summary>
    AlreadyExists,

    /// <summary>The customer has a qualification that excludes the new one.</summary>
    Conflict,

    /// <summary>Another customer has the domain.</summary>
    DomainTaken,

    /// <summary>The indirect reseller has no partnership with the indirect provider.</summary>
    NoPartnership,

    /// <summary>The partner has as many customers as its quota allows.</summary>
    QuotaReached,

    /// <summary>The partner does not have the validation code.</summary>
    CodeUnknown,

    /// <summary>The validation code has no uses left.</summary>
    CodeExhausted,
}

/// <summary>The result of adding something to the store, and the response to the request.</summary>
/// <param name="Status">The result.</param>
/// <param name="Body">The response as UTF-8 JSON, without credentials; null unless the status is <see cref="WriteStatus.Added"/> or <see cref="WriteStatus.Replayed"/>.</param>
internal sealed record WriteResult(WriteStatus Status, byte[]? Body = null);
