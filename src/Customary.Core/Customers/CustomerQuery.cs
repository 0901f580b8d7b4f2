namespace Customary.Core.Customers;

/// <summary>Which page of which list of customers is asked for. Source: the contract, sections 4.2, 5 and 6, and decision 2.</summary>
internal sealed record CustomerQuery(CustomerFilter Filter, int Size, SeekOperation Seek, ContinuationToken? Token)
{
    /// <summary>The size of a page where none is asked for, and the largest (decision 2).</summary>
    public const int MaxPageSize = 500;
}
