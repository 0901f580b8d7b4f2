using Customary.Core.Paging;

namespace Customary.Core.Customers;

/// <summary>A query for a page of customers. Sources: docs/contract.md#lists-and-pages and docs/contract.md#filters.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Size">The maximum number of customers of a page.</param>
/// <param name="Position">Where the page begins.</param>
internal sealed record CustomerQuery(CustomerFilter Filter, int Size, PagePosition<CustomerCursor> Position);
