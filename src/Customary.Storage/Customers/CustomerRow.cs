namespace Customary.Storage.Customers;

/// <summary>The partner's view of a customer: the stored document and the searched columns.</summary>
internal sealed record CustomerRow
{
    /// <summary>The partner: a tenant ID.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer: a tenant ID.</summary>
    public required Guid Customer { get; init; }

    /// <summary>A value of <see cref="RelationshipToPartner"/>; <c>none</c> when the relationship has ended.</summary>
    public required string Relationship { get; init; }

    /// <summary>The domain in the company profile.</summary>
    public required string Domain { get; init; }

    /// <summary>The company name in the company profile.</summary>
    public required string CompanyName { get; init; }

    /// <summary>The indirect reseller of the customer; null unless the partner is an indirect provider with a reseller.</summary>
    public Guid? IndirectReseller { get; init; }

    /// <summary>The indirect provider of the customer; null unless the partner is an indirect reseller.</summary>
    public Guid? IndirectProvider { get; init; }

    /// <summary>A <see cref="Customary.Contracts.Customer"/> without credentials, in the API's JSON, UTF-8.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether the relationship has ended.</summary>
    public bool HasEnded => Relationship == RelationshipToPartner.None;
}
