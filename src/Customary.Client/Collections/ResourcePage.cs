namespace Customary.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class ResourcePage<T>
{
    /// <summary>Creates a page, for tests of code that reads lists.</summary>
    /// <param name="items">The items.</param>
    /// <param name="continuationToken">The token of the next page; null if this is the last page.</param>
    public ResourcePage(IReadOnlyList<T> items, string? continuationToken)
    {
        Items = Guard.NotNull(items);
        ContinuationToken = continuationToken;
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>
    /// The token of the next page; null if this is the last page. Keep it to continue later: pass it to the same list method
    /// with the same filter.
    /// </summary>
    public string? ContinuationToken { get; }
}
