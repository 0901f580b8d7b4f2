namespace Customary.Server.Storage;

/// <summary>The short form of a customer in a list. Texts are UTF-8, as they are stored and as they go over the wire.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Domain">The domain in the company profile.</param>
/// <param name="CompanyName">The company name in the company profile.</param>
/// <param name="Relationship">The relationship as it is written on the wire.</param>
/// <param name="SortKey">What the list is sorted by before the id; null where by the id alone.</param>
public readonly record struct CustomerSummary(Guid Id, byte[] Domain, byte[] CompanyName, byte[] Relationship, byte[]? SortKey);
