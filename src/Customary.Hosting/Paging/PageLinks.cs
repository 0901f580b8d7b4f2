namespace Customary.Hosting.Paging;

/// <summary>Creates the links <c>self</c>, <c>next</c> and <c>previous</c> of a page. Source: docs/contract.md#lists-and-pages.</summary>
internal static class PageLinks
{
    /// <summary>Creates a link to a page of the list that a request asked for.</summary>
    /// <param name="path">The path of the list, without the version prefix.</param>
    /// <param name="query">The query of the request.</param>
    /// <param name="parameters">The query parameters that the link repeats if they have one value that is not empty.</param>
    /// <param name="token">The continuation token, which the client must send as a header; null or empty for none.</param>
    /// <param name="seekOperation">The direction of the page; null or empty for none.</param>
    public static ResourceLink Create(string path, IQueryCollection query, string[] parameters, string? token, string? seekOperation = null)
    {
        var repeated = QueryString.Empty;
        foreach (var name in parameters)
        {
            if (query[name] is [{ Length: > 0 } value]) repeated = repeated.Add(name, value);
        }

        if (!string.IsNullOrEmpty(seekOperation)) repeated = repeated.Add("seekOperation", seekOperation);
        return CustomerLinks.Get($"{path}{repeated}", string.IsNullOrEmpty(token) ? [] : [new() { Key = ApiHeaders.ContinuationToken, Value = token }]);
    }
}
