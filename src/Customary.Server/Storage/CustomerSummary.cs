namespace Customary.Server.Storage;

/// <summary>The short form of a customer in a list.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Domain">The domain in the company profile.</param>
/// <param name="CompanyName">The company name in the company profile.</param>
/// <param name="Relationship">The relationship as it is written on the wire.</param>
/// <param name="SortKey">What the list is sorted by before the id; null where by the id alone.</param>
public sealed record CustomerSummary(Guid Id, string Domain, string CompanyName, string Relationship, byte[]? SortKey);
