using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Paging;

/// <summary>Creates the collections that list operations return.</summary>
internal static class ResourceCollections
{
    private static readonly ResourceAttributes Attributes = new() { ObjectType = ObjectTypes.Collection };

    /// <summary>Creates a collection. Its <c>totalCount</c> is the number of items on the page.</summary>
    public static ResourceCollection<TResource> Create<TResource>(IReadOnlyList<TResource> items, ResourceLinks? links = null, string? continuationToken = null) =>
        new() { TotalCount = items.Count, Items = items, ContinuationToken = continuationToken, Links = links, Attributes = Attributes };

    /// <summary>Returns a collection of all items, or the fault.</summary>
    public static IResult ToCollectionResult<TList, TResource>(this Outcome<TList> outcome, JsonTypeInfo<ResourceCollection<TResource>> type)
        where TList : IReadOnlyList<TResource> => outcome.ToHttpResult(items => ApiResults.Json(Create(items), type));
}
