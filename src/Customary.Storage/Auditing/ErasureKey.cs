namespace Customary.Storage.Auditing;

/// <summary>The key of a pending erasure: the personal data of a deleted customer in the rows of one partner.</summary>
/// <param name="Partner">The partner whose rows contain the data.</param>
/// <param name="Customer">The deleted customer.</param>
internal readonly record struct ErasureKey(Guid Partner, Guid Customer);
