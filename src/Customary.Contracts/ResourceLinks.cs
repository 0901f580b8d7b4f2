namespace Customary.Contracts;

/// <summary>
/// The links of a resource or a collection.
/// Source: utility resources, "ResourceLinks".
/// </summary>
public sealed record ResourceLinks : ApiObject
{
    /// <summary>The link to the resource or page itself.</summary>
    public ResourceLink? Self { get; init; }

    /// <summary>The link to the next page of a collection. Absent on the last page.</summary>
    public ResourceLink? Next { get; init; }

    /// <summary>The link to the previous page of a collection. Absent on the first page.</summary>
    public ResourceLink? Previous { get; init; }
}
