namespace Customary.Core.Customers;

/// <summary>A query for a page of customers. Sources: docs/contract.md#lists-and-pages and docs/contract.md#filters.</summary>
internal sealed record CustomerQuery(CustomerFilter Filter, int Size, SeekOperation Seek, ContinuationToken? Token)
{
    /// <summary>The default and maximum size of a page.</summary>
    public const int MaxPageSize = 500;
}
