namespace Customary.Storage.Customers;

/// <summary>
/// A customer in a list. The texts are UTF-8 and valid only while the row is current.
/// </summary>
/// <param name="id">The customer ID.</param>
/// <param name="domain">The domain in the company profile.</param>
/// <param name="companyName">The company name in the company profile.</param>
/// <param name="relationship">A value of <see cref="Customary.Contracts.RelationshipToPartner"/>.</param>
internal readonly ref struct CustomerSummary(Guid id, ReadOnlySpan<byte> domain, ReadOnlySpan<byte> companyName, ReadOnlySpan<byte> relationship)
{
    /// <summary>The customer ID.</summary>
    public Guid Id { get; } = id;

    /// <summary>The domain in the company profile.</summary>
    public ReadOnlySpan<byte> Domain { get; } = domain;

    /// <summary>The company name in the company profile.</summary>
    public ReadOnlySpan<byte> CompanyName { get; } = companyName;

    /// <summary>A value of <see cref="Customary.Contracts.RelationshipToPartner"/>.</summary>
    public ReadOnlySpan<byte> Relationship { get; } = relationship;
}
