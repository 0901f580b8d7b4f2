using Customary.Storage.Customers;
using Customary.Storage.Partners;
using Customary.Storage.Users;

namespace Customary.Storage.Sandbox;

/// <summary>Data to add in one transaction. It is valid, except that a domain or an ID can be in use.</summary>
internal sealed record StateImport
{
    /// <summary>The registrations of partners. They replace stored ones.</summary>
    public required IReadOnlyList<RegisteredPartner> Partners { get; init; }

    /// <summary>The partnerships.</summary>
    public required IReadOnlyList<Partnership> Partnerships { get; init; }

    /// <summary>The customers.</summary>
    public required IReadOnlyList<ImportedCustomer> Customers { get; init; }
}

/// <summary>A customer to add, with its first administrator and everything else that it has.</summary>
/// <param name="Customer">The customer. Its tenant record has all domains and qualifications.</param>
/// <param name="Users">The other users and their roles.</param>
/// <param name="Agreements">The IDs and documents of the agreements of the first partner.</param>
internal sealed record ImportedCustomer(
    NewCustomer Customer, IReadOnlyList<(UserRow User, IReadOnlyList<Guid> Roles)> Users, IReadOnlyList<(Guid Id, byte[] Body)> Agreements);

/// <summary>A customer of an import has an ID or a domain that is in use. The transaction is rolled back.</summary>
internal sealed class ImportConflictException(int customer, string? domain) : Exception($"The customer {customer} of the import conflicts with stored data.")
{
    /// <summary>The index of the customer.</summary>
    public int Customer { get; } = customer;

    /// <summary>The domain that is in use; null when the ID is.</summary>
    public string? Domain { get; } = domain;
}
