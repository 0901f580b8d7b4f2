namespace Customary.Storage.Auditing;

/// <summary>A deleted customer whose personal data is to be erased from the rows of one partner.</summary>
/// <param name="Partner">The partner that had the customer.</param>
/// <param name="Customer">The customer.</param>
internal readonly record struct ErasureKey(Guid Partner, Guid Customer);
