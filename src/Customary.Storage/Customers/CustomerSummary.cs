namespace Customary.Storage.Customers;

/// <summary>
/// The short form of a customer in a list, there while its row is. Texts are UTF-8, as they are stored and as they go over the wire.
/// </summary>
/// <param name="id">The customer's id.</param>
/// <param name="domain">The domain in the company profile.</param>
/// <param name="companyName">The company name in the company profile.</param>
/// <param name="relationship">The relationship as it is written on the wire.</param>
internal readonly ref struct CustomerSummary(Guid id, ReadOnlySpan<byte> domain, ReadOnlySpan<byte> companyName, ReadOnlySpan<byte> relationship)
{
    /// <summary>The customer's id.</summary>
    public Guid Id { get; } = id;

    /// <summary>The domain in the company profile.</summary>
    public ReadOnlySpan<byte> Domain { get; } = domain;

    /// <summary>The company name in the company profile.</summary>
    public ReadOnlySpan<byte> CompanyName { get; } = companyName;

    /// <summary>The relationship as it is written on the wire.</summary>
    public ReadOnlySpan<byte> Relationship { get; } = relationship;
}
