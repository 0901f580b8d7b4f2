using Customary.Server.Clouds;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Storage;

namespace Customary.Server.Customers;

/// <summary>
/// Reads pages of a partner's customers. A page begins behind a customer, not at a number, so each customer that is
/// there from start to end of a walk is seen exactly once, however the list changes meanwhile (decision 2).
/// </summary>
internal sealed class CustomerPages(CustomerStore store, AuthenticationKinds kinds, Cloud cloud)
{
    // More than that make the room for them as they come.
    private const int LikelyItems = 50;

    /// <summary>The page that is asked for. A token that leads nowhere any more is a fault, never an empty page.</summary>
    public async Task<Outcome<CustomerPage>> FindAsync(Caller caller, CustomerQuery query, CancellationToken stop)
    {
        if (query.Filter.Order == CustomerOrder.IndirectReseller && !CloudOperations.Has(cloud, CloudOperations.ListOfReseller))
            return Fault.NotInCloud(CloudOperations.ListOfReseller, cloud.Name);
        if (query.Filter.Order == CustomerOrder.IndirectReseller
            && kinds.RequireUser(caller, "Listing the customers of an indirect reseller") is { } refused)
            return refused;
        var isBackwards = query.Seek is SeekOperation.Previous or SeekOperation.Last;
        var from = (query.Token, query.Seek) switch
        {
            ({ } token, SeekOperation.Next) => token.Last,
            ({ } token, SeekOperation.Previous) => token.First,
            _ => null,
        };

        var items = new CustomerItems(Math.Min(query.Size, LikelyItems));
        var read = await store.ListAsync(
            caller.Partner, new(query.Filter.Order, query.Filter.Prefix, query.Filter.Related, from, isBackwards, query.Size), items, stop);
        if (read.First is null && from is not null) return Fault.TokenExhausted();
        if (!isBackwards) return new CustomerPage(items, read.First, read.Last, HasPrevious: read.HasEarlier, HasNext: read.HasLater);
        items.Reverse();
        return new CustomerPage(items, read.Last, read.First, HasPrevious: read.HasLater, HasNext: read.HasEarlier);
    }
}
