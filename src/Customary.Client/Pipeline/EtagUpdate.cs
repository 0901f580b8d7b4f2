namespace Customary.Client;

/// <summary>Changes a resource that has an etag: reads it, changes it, and writes it if nobody else did so meanwhile.</summary>
internal static class EtagUpdate
{
    private const int MaxAttempts = 5;

    /// <summary>Changes a resource. A stale etag leads to a new attempt, at most five in all.</summary>
    /// <param name="readAsync">Reads the resource.</param>
    /// <param name="change">Returns the changed resource; the same object if nothing changes.</param>
    /// <param name="writeAsync">Writes the changed resource if it still has the etag of the original, which is the second argument.</param>
    /// <exception cref="CustomaryException">The operation failed, or the etag was stale in all attempts.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> readAsync, Func<T, T> change, Func<T, T, Task<T>> writeAsync)
        where T : class
    {
        Guard.NotNull(change);
        for (var attempt = 1; ; attempt++)
        {
            var original = await readAsync().ConfigureAwait(false);
            var changed = change(original) ?? throw new InvalidOperationException("The change returned null.");
            if (ReferenceEquals(original, changed)) return original;
            try
            {
                return await WriteAsync(readAsync, changed, original, () => writeAsync(changed, original)).ConfigureAwait(false);
            }
            catch (CustomaryException exception) when (IsStale(exception) && attempt < MaxAttempts)
            {
                // Another writer was faster.
            }
        }
    }

    /// <summary>
    /// Writes a resource. If the response to a try was lost, a repeated try can find the etag stale because the lost one was done. Then the
    /// resource has the content that was sent, and is returned.
    /// </summary>
    /// <param name="readAsync">Reads the resource.</param>
    /// <param name="sent">The resource to write.</param>
    /// <param name="original">The resource before the change; null if it is not known.</param>
    /// <param name="writeAsync">Writes the resource.</param>
    /// <exception cref="CustomaryException">The operation failed, or another writer was faster.</exception>
    public static async Task<T> WriteAsync<T>(Func<Task<T>> readAsync, T sent, T? original, Func<Task<T>> writeAsync)
        where T : class
    {
        try
        {
            return await writeAsync().ConfigureAwait(false);
        }
        catch (CustomaryException exception) when (exception.IsOutcomeUnknown && IsStale(exception))
        {
            // If the change is too small to see, for example only white space, applying it again changes nothing more.
            var current = await readAsync().ConfigureAwait(false);
            if (ResourceContent.AreEqual(current, sent) && (original is null || !ResourceContent.AreEqual(original, sent))) return current;
            throw;
        }
    }

    private static bool IsStale(CustomaryException exception) =>
        exception is { Status: 412 } or { Status: 400, Code: CustomaryErrorCode.StaleEtag };
}
