namespace Customary.Storage.Idempotency;

/// <summary>The outcome of adding a row. Only <see cref="Added"/> changes the database. Each store documents which values it returns.</summary>
internal enum WriteStatus
{
    /// <summary>The row was added.</summary>
    Added,

    /// <summary>The row already existed, and that is not an error.</summary>
    Unchanged,

    /// <summary>The request was executed before. The result has its stored response.</summary>
    Replayed,

    /// <summary>The request was executed before, but the created resource no longer exists.</summary>
    Gone,

    /// <summary>The <c>MS-RequestId</c> was used for another request.</summary>
    RequestIdReused,

    /// <summary>The customer does not exist, or the partner has no view of it.</summary>
    CustomerNotFound,

    /// <summary>The relationship of the partner with the customer has ended.</summary>
    RelationshipEnded,

    /// <summary>The partner has already confirmed the same agreement.</summary>
    AlreadyExists,

    /// <summary>The customer has a conflicting qualification.</summary>
    Conflict,

    /// <summary>The domain already belongs to a customer.</summary>
    DomainTaken,

    /// <summary>The indirect reseller has no partnership with the indirect provider.</summary>
    NoPartnership,

    /// <summary>The kind of partner that the partner is registered as cannot do this.</summary>
    PartnerOfAnotherKind,

    /// <summary>The partner has reached its quota of customers.</summary>
    QuotaReached,

    /// <summary>The partner does not have the validation code.</summary>
    CodeUnknown,

    /// <summary>The validation code has no uses left.</summary>
    CodeExhausted,
}

/// <summary>The result of adding a row.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Body">The response body without credentials, UTF-8 JSON; null unless the status is <see cref="WriteStatus.Added"/> or <see cref="WriteStatus.Replayed"/>.</param>
internal sealed record WriteResult(WriteStatus Status, byte[]? Body = null);
