using Customary.Core.Clouds;
using Customary.Storage.Customers;

namespace Customary.Core.Customers;

/// <summary>
/// Reads pages of a partner's customers. A page begins behind a customer, not at a number, so each customer that is
/// there from start to end of a walk is seen exactly once, however the list changes meanwhile (decision 2).
/// </summary>
internal sealed class CustomerPager(CustomerStore store, UserTokenPolicy kinds, Cloud cloud)
{
    // More than that make the room for them as they come.
    private const int InitialItems = 50;

    /// <summary>The page that is asked for. A token that leads nowhere any more is a fault, never an empty page.</summary>
    public async Task<Outcome<CustomerPage>> FindAsync(Caller caller, CustomerQuery query, CancellationToken cancellationToken)
    {
        if (query.Filter.Order == CustomerIndex.IndirectReseller && !CloudOperations.Has(cloud, CloudOperations.ListOfReseller))
            return Fault.NotSupportedInCloud(CloudOperations.ListOfReseller, cloud.Name);
        if (query.Filter.Order == CustomerIndex.IndirectReseller
            && kinds.RequireUser(caller, "Listing the customers of an indirect reseller") is { } refused)
            return refused;
        var isBackwards = query.Seek is SeekOperation.Previous or SeekOperation.Last;
        var from = (query.Token, query.Seek) switch
        {
            ({ } token, SeekOperation.Next) => token.Last,
            ({ } token, SeekOperation.Previous) => token.First,
            _ => null,
        };

        var items = new CustomerItemsBuffer(Math.Min(query.Size, InitialItems));
        var read = await store.ListAsync(
            caller.Partner, new(query.Filter.Order, query.Filter.Prefix, query.Filter.Related, from, isBackwards, query.Size), items, cancellationToken);
        if (read.First is null && from is not null) return Fault.InvalidContinuationToken();
        if (!isBackwards) return new CustomerPage(items, read.First, read.Last, HasPrevious: read.HasEarlier, HasNext: read.HasLater);
        items.Reverse();
        return new CustomerPage(items, read.Last, read.First, HasPrevious: read.HasLater, HasNext: read.HasEarlier);
    }
}
