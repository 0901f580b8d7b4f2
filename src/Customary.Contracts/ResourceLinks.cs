namespace Customary.Contracts;

/// <summary>
/// The links of a resource or a collection.
/// Source: utility resources, "ResourceLinks".
/// </summary>
public sealed record ResourceLinks
{
    /// <summary>The resource itself.</summary>
    public ResourceLink? Self { get; init; }

    /// <summary>The next page of a collection; absent on the last one.</summary>
    public ResourceLink? Next { get; init; }

    /// <summary>The previous page of a collection; absent on the first one.</summary>
    public ResourceLink? Previous { get; init; }
}
