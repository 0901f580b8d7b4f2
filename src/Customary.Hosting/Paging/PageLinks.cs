namespace Customary.Hosting.Paging;

/// <summary>Creates the links <c>self</c>, <c>next</c> and <c>previous</c> of a page. Source: docs/contract.md#lists-and-pages.</summary>
internal static class PageLinks
{
    /// <summary>Creates the links of a page.</summary>
    /// <param name="path">The path of the collection, without the version prefix.</param>
    /// <param name="request">The request for the page.</param>
    /// <param name="parameters">The query parameters that the links repeat if they have one value that is not empty.</param>
    /// <param name="hasPrevious">Whether an item precedes the page.</param>
    /// <param name="hasNext">Whether an item follows the page.</param>
    /// <param name="token">The continuation token of the page; null if it has no other page.</param>
    public static ResourceLinks Create(string path, HttpRequest request, string[] parameters, bool hasPrevious, bool hasNext, string? token)
    {
        return new()
        {
            Self = Link(request.Query[PageRequest.SeekParameter], request.Headers[ApiHeaders.ContinuationToken]),
            Next = hasNext ? Link(nameof(SeekOperation.Next), token) : null,
            Previous = hasPrevious ? Link(nameof(SeekOperation.Previous), token) : null,
        };

        ResourceLink Link(string? seekOperation, string? linkToken)
        {
            var query = QueryString.Empty;
            foreach (var name in parameters)
            {
                if (request.Query[name] is [{ Length: > 0 } value]) query = query.Add(name, value);
            }

            if (!string.IsNullOrEmpty(seekOperation)) query = query.Add(PageRequest.SeekParameter, seekOperation);
            return CustomerLinks.Get($"{path}{query}", string.IsNullOrEmpty(linkToken) ? [] : [new() { Key = ApiHeaders.ContinuationToken, Value = linkToken }]);
        }
    }
}
