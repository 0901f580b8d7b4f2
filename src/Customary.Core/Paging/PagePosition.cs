namespace Customary.Core.Paging;

/// <summary>Where a page begins: after a cursor, in one direction.</summary>
/// <typeparam name="TCursor">The position of an item in the collection.</typeparam>
/// <param name="Cursor">The item next to the page, which is not part of it; null if the page is at an end of the collection.</param>
/// <param name="IsBackwards">Whether the page precedes the cursor; at an end of the collection, whether it is the last page.</param>
internal readonly record struct PagePosition<TCursor>(TCursor? Cursor, bool IsBackwards)
    where TCursor : class
{
    /// <summary>Finds the position for a seek operation relative to the page of a continuation token (docs/contract.md#lists-and-pages).</summary>
    /// <param name="seek">The requested page.</param>
    /// <param name="first">The first item of the token's page; null without a token.</param>
    /// <param name="last">The last item of the token's page; null without a token.</param>
    public static PagePosition<TCursor> Find(SeekOperation seek, TCursor? first, TCursor? last) => seek switch
    {
        SeekOperation.Next => new(last, IsBackwards: false),
        SeekOperation.Previous => new(first, IsBackwards: true),
        SeekOperation.Last => new(null, IsBackwards: true),
        _ => new(null, IsBackwards: false),
    };
}
