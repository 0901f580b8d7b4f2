using System.Diagnostics.CodeAnalysis;

namespace Customary.Contracts;

/// <summary>
/// A page of a collection.
/// Source: utility resources, "ResourceCollection", and the seek-based collection of the .NET SDK.
/// </summary>
/// <typeparam name="TResource">What the collection holds.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "The documentation's own name.")]
public sealed record ResourceCollection<TResource>
{
    /// <summary>How many items this page holds.</summary>
    public int TotalCount { get; init; }

    /// <summary>The items of this page.</summary>
    public IReadOnlyList<TResource>? Items { get; init; }

    /// <summary>What to send as <c>MS-ContinuationToken</c> for the next page; absent on the last one.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Links to this page and its neighbours.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>Collection</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
