namespace Customary.Contracts;

/// <summary>
/// A code that a partner uses to qualify customers for the Government Community Cloud.
/// Source: utility resources, "ValidationCode".
/// </summary>
public sealed record ValidationCode : ApiObject
{
    /// <summary>The partner: a tenant ID (GUID).</summary>
    public string? PartnerId { get; init; }

    /// <summary>The name of the validated organization.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The validation code.</summary>
    public string? ValidationId { get; init; }

    /// <summary>The number of customers that the code can qualify.</summary>
    public long MaxCreates { get; init; }

    /// <summary>The number of customers that the code can still qualify: from 0 to <see cref="MaxCreates"/>.</summary>
    public long RemainingCreates { get; init; }

    /// <summary>The etag. Every use of the code changes it.</summary>
    public string? ETag { get; init; }
}
