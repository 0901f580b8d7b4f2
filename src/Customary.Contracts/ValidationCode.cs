namespace Customary.Contracts;

/// <summary>
/// A code with which a partner qualifies customers for the Government Community Cloud.
/// Source: utility resources, "ValidationCode".
/// </summary>
public sealed record ValidationCode
{
    /// <summary>The partner: a tenant id.</summary>
    public string? PartnerId { get; init; }

    /// <summary>The organization that was validated.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The code itself.</summary>
    public string? ValidationId { get; init; }

    /// <summary>How many customers can be qualified with it.</summary>
    public long MaxCreates { get; init; }

    /// <summary>How many more.</summary>
    public long RemainingCreates { get; init; }

    /// <summary>The version of the code; changes whenever it is used.</summary>
    public string? ETag { get; init; }
}
