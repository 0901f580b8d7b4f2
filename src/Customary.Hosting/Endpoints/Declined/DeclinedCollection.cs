namespace Customary.Hosting.Endpoints.Declined;

/// <summary>A collection of the API that this server does not serve. Source: docs/contract.md#operations-that-are-not-served.</summary>
/// <param name="Operation">The name of the operation that lists it.</param>
/// <param name="Route">The route pattern.</param>
/// <param name="Resources">What the collection contains, as in a sentence.</param>
internal sealed record DeclinedCollection(string Operation, string Route, string Resources)
{
    /// <summary>Whether the list requires a user token, as its page says.</summary>
    public bool RequiresUser { get; init; }
}
