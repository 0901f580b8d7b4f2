namespace Customary.Core.Paging;

/// <summary>
/// Reads pages of collections that are sorted by a unique key. A page starts after an item and not at an offset, so a client that
/// reads all pages sees each item that exists throughout exactly once (docs/contract.md#lists-and-pages).
/// </summary>
internal static class KeysetPager
{
    /// <summary>Reads items of a collection.</summary>
    /// <param name="position">The position. With <see cref="PagePosition{TCursor}.IsBackwards"/>, the items are in the reverse order of the collection.</param>
    /// <param name="limit">The maximum number of items.</param>
    public delegate ValueTask<List<TItem>> Reader<TItem, TCursor>(PagePosition<TCursor> position, int limit)
        where TCursor : class;

    /// <summary>Reads a page. A cursor without items on the requested side is a fault, never an empty page.</summary>
    public static async ValueTask<Outcome<Page<TItem, TCursor>>> ReadAsync<TItem, TCursor>(
        PagePosition<TCursor> position, int size, Func<TItem, TCursor> getCursor, Reader<TItem, TCursor> read)
        where TCursor : class
    {
        // One item more than the page shows whether the collection continues.
        var items = await read(position, size + 1);
        if (items.Count == 0 && position.Cursor is not null) return Fault.NoItemsLeft();
        var continues = items.Count > size;
        if (continues) items.RemoveAt(items.Count - 1);

        // The item at the cursor can be gone, so whether the collection begins before the page is read too.
        var hasItemsBefore = position.Cursor is not null && (await read(new(getCursor(items[0]), !position.IsBackwards), 1)).Count > 0;
        if (position.IsBackwards) items.Reverse();
        var (first, last) = items.Count == 0 ? (null, null) : (getCursor(items[0]), getCursor(items[^1]));
        return position.IsBackwards
            ? new Page<TItem, TCursor>(items, first, last, HasPrevious: continues, HasNext: hasItemsBefore)
            : new Page<TItem, TCursor>(items, first, last, HasPrevious: hasItemsBefore, HasNext: continues);
    }
}
