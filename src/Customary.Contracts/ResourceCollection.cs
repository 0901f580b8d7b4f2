using System.Diagnostics.CodeAnalysis;

namespace Customary.Contracts;

/// <summary>
/// A page of a collection.
/// Source: utility resources, "ResourceCollection", and <c>SeekBasedResourceCollection</c> of the .NET SDK.
/// </summary>
/// <typeparam name="TResource">The type of the items.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "The name in Microsoft's documentation.")]
public sealed record ResourceCollection<TResource>
{
    /// <summary>The number of items on this page.</summary>
    public int TotalCount { get; init; }

    /// <summary>The items of this page.</summary>
    public IReadOnlyList<TResource>? Items { get; init; }

    /// <summary>The value of the <c>MS-ContinuationToken</c> request header for the next page. Absent on the last page.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Links to this page, the next page and the previous page.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>Collection</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
