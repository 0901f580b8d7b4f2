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
                return await writeAsync(changed, original).ConfigureAwait(false);
            }
            catch (CustomaryException exception) when (IsStale(exception) && attempt < MaxAttempts)
            {
                // Another writer was faster.
            }
        }
    }

    private static bool IsStale(CustomaryException exception) =>
        exception is { Status: 412 } or { Status: 400, Code: CustomaryErrorCode.StaleEtag };
}
