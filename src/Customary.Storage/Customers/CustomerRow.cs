using Customary.Contracts;

namespace Customary.Storage.Customers;

/// <summary>A partner's part of a customer as it is stored: the document, and what is searched for or constrained.</summary>
internal sealed record CustomerRow
{
    /// <summary>The partner whose customer this is.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The relationship as it is written on the wire; <c>none</c> once it has ended.</summary>
    public required string Relationship { get; init; }

    /// <summary>The domain in the company profile.</summary>
    public required string Domain { get; init; }

    /// <summary>The company name in the company profile.</summary>
    public required string CompanyName { get; init; }

    /// <summary>The indirect reseller for which this partner, an indirect provider, has the customer.</summary>
    public Guid? IndirectReseller { get; init; }

    /// <summary>The indirect provider through which this partner, an indirect reseller, has the customer.</summary>
    public Guid? IndirectProvider { get; init; }

    /// <summary>The <see cref="Customary.Contracts.Customer"/> as it goes over the wire, UTF-8 JSON, without credentials.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether the relationship has ended.</summary>
    public bool HasEnded => Relationship == RelationshipToPartner.None;
}
