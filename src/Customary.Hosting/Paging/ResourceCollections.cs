using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Paging;

/// <summary>Creates the collections that list operations return.</summary>
internal static class ResourceCollections
{
    private static readonly ResourceAttributes Attributes = new() { ObjectType = ObjectTypes.Collection };

    /// <summary>Creates a collection. Its <c>totalCount</c> is the number of items on the page.</summary>
    public static ResourceCollection<TResource> Create<TResource>(IReadOnlyList<TResource> items, ResourceLinks? links = null, string? continuationToken = null) =>
        new() { TotalCount = items.Count, Items = items, ContinuationToken = continuationToken, Links = links, Attributes = Attributes };

    /// <summary>Creates a page of a collection.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">The path of the collection, without the version prefix.</param>
    /// <param name="request">The request for the page.</param>
    /// <param name="parameters">The query parameters that the links repeat.</param>
    /// <param name="createToken">Creates the continuation token of the page from its first and last item.</param>
    public static ResourceCollection<TResource> Create<TResource, TCursor>(
        Page<TResource, TCursor> page, string path, HttpRequest request, string[] parameters, Func<TCursor, TCursor, string> createToken)
        where TCursor : class
    {
        var token = page.HasNext || page.HasPrevious ? createToken(page.First!, page.Last!) : null;
        return Create(page.Items, PageLinks.Create(path, request, parameters, page.HasPrevious, page.HasNext, token), page.HasNext ? token : null);
    }

    /// <summary>Returns a collection of all items, or the fault.</summary>
    public static IResult ToCollectionResult<TList, TResource>(this Outcome<TList> outcome, JsonTypeInfo<ResourceCollection<TResource>> type)
        where TList : IReadOnlyList<TResource> => outcome.ToHttpResult(items => ApiResults.Json(Create(items), type));
}
