using Customary.Core.Clouds;

namespace Customary.Core.Customers;

/// <summary>
/// Reads pages of a partner's customers. A page starts after a customer and not at an offset, so a client that reads all pages sees
/// each customer that exists throughout exactly once, even if the list changes (docs/contract.md#lists-and-pages).
/// </summary>
internal sealed class CustomerPager(CustomerStore store, UserTokenPolicy tokenPolicy, Cloud cloud)
{
    /// <summary>Finds a page. A token without items after it is a fault, never an empty page.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="query">The filter, the position and the size.</param>
    /// <param name="items">Receives the customers.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<CustomerPage<TItems>>> FindAsync<TItems>(Caller caller, CustomerQuery query, TItems items, CancellationToken cancellationToken)
        where TItems : ICustomerItems
    {
        if (query.Filter.Order == CustomerIndex.IndirectReseller && !CloudOperations.Has(cloud, CloudOperations.ListOfReseller))
            return Fault.NotSupportedInCloud(CloudOperations.ListOfReseller, cloud.Name);
        if (query.Filter.Order == CustomerIndex.IndirectReseller
            && tokenPolicy.RequireUser(caller, "Listing the customers of an indirect reseller") is { } refused)
            return refused;
        var (cursor, isBackwards) = query.Position;
        var slice = await store.ListAsync(
            caller.Partner, new(query.Filter.Order, query.Filter.Prefix, query.Filter.Related, cursor, isBackwards, query.Size), items, cancellationToken);
        if (slice.First is null && cursor is not null) return Fault.NoItemsLeft();
        if (!isBackwards) return new CustomerPage<TItems>(items, slice.First, slice.Last, HasPrevious: slice.HasEarlier, HasNext: slice.HasLater);
        items.Reverse();
        return new CustomerPage<TItems>(items, slice.Last, slice.First, HasPrevious: slice.HasLater, HasNext: slice.HasEarlier);
    }
}
