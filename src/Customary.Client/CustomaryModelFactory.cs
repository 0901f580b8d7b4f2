namespace Customary.Client;

/// <summary>Creates what the client returns, for tests of code that uses it. Resources are records with public properties, so they need no factory.</summary>
public static class CustomaryModelFactory
{
    /// <summary>Creates a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="pageSize">How many items a page has. The token of a page is the index of the next item.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is less than 1.</exception>
    public static AsyncResourceList<T> List<T>(IEnumerable<T> items, int pageSize = 500)
    {
        Guard.NotNull(items);
        if (pageSize < 1) throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "The page size must be at least 1.");
        return new StaticResourceList<T>([.. items], pageSize);
    }

    /// <summary>Creates the exception of a failed operation.</summary>
    /// <param name="status">The HTTP status; 0 if the service did not respond.</param>
    /// <param name="code">The number of the fault, for example one of <see cref="CustomaryErrorCode"/>.</param>
    /// <param name="description">The description of the fault.</param>
    /// <param name="details">The details of the fault.</param>
    /// <param name="retryAfter">How long the service asks to wait.</param>
    /// <param name="requestId">The request ID.</param>
    /// <param name="operation">The operation.</param>
    public static CustomaryException Exception(
        int status, int? code = null, string? description = null, IEnumerable<string>? details = null, TimeSpan? retryAfter = null, string? requestId = null, string? operation = null) =>
        new(description ?? "The operation failed.", status, null)
        {
            Code = code,
            Description = description,
            Details = [.. details ?? []],
            RetryAfter = retryAfter,
            RequestId = requestId,
            Operation = operation,
            Tries = 1,
        };
}
