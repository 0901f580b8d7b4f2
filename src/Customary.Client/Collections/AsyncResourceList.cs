namespace Customary.Client;

/// <summary>A list that is read page by page while it is enumerated. Each enumeration reads it again from its start.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class AsyncResourceList<T> : AsyncCollectionResult<T>
{
    /// <summary>Creates a list, for tests.</summary>
    protected AsyncResourceList()
    {
    }

    /// <summary>Reads the list by pages.</summary>
    /// <param name="cancellationToken">Cancels the reading, besides the token that was given to the list method.</param>
    /// <exception cref="CustomaryException">A page cannot be read.</exception>
    public abstract IAsyncEnumerable<ResourcePage<T>> GetPagesAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads all items.</summary>
    /// <param name="cancellationToken">Cancels the reading, besides the token that was given to the list method.</param>
    /// <exception cref="CustomaryException">A page cannot be read.</exception>
    public virtual async Task<IReadOnlyList<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var items = new List<T>();
        await foreach (var page in GetPagesAsync(cancellationToken).ConfigureAwait(false)) items.AddRange(page.Items);
        return items;
    }
}
