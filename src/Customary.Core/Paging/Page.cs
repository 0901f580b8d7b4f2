namespace Customary.Core.Paging;

/// <summary>A page of a collection.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="TCursor">The position of an item in the collection.</typeparam>
/// <param name="Items">The items of the page, in the order of the collection.</param>
/// <param name="First">The position of the first item; null if the page is empty.</param>
/// <param name="Last">The position of the last item; null if the page is empty.</param>
/// <param name="HasPrevious">Whether an item precedes the page.</param>
/// <param name="HasNext">Whether an item follows the page.</param>
internal sealed record Page<TItem, TCursor>(IReadOnlyList<TItem> Items, TCursor? First, TCursor? Last, bool HasPrevious, bool HasNext)
    where TCursor : class
{
    /// <summary>The same page with converted items.</summary>
    public Page<TResult, TCursor> Select<TResult>(Func<TItem, TResult> convert) => new([.. Items.Select(convert)], First, Last, HasPrevious, HasNext);
}
