using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>Reads the query of a request for a page of customers.</summary>
internal static class CustomerQueryReader
{
    /// <summary>Reads the query parameters and the continuation token of a request.</summary>
    /// <param name="query">The query parameters.</param>
    /// <param name="tokenHeader">The header with the continuation token.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<CustomerQuery> Read(IQueryCollection query, StringValues tokenHeader, Guid partner, ServerKey key)
    {
        var size = PageSize.Read(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var seek = ReadSeek(query["seekOperation"]);
        if (seek.Fault is not null) return seek.Fault;
        if (query["filter"].Count > 1) return Fault.InvalidParameter("filter", "can be given once only");
        var filter = query["filter"] is [{ Length: > 0 } json] ? CustomerFilter.Read(json) : CustomerFilter.None;
        if (filter.Fault is not null) return filter.Fault;
        if (tokenHeader.Count == 0 || tokenHeader is [""])
        {
            return seek.Value == SeekOperation.Previous
                ? Fault.InvalidParameter("seekOperation", "needs the header MS-ContinuationToken to be Previous")
                : new CustomerQuery(filter.Value, PageSize.OrDefault(size.Value), seek.Value == SeekOperation.Last ? seek.Value : SeekOperation.First, Token: null);
        }

        var token = tokenHeader is [{ } text] ? ContinuationToken.Read(text, partner, key) : null;
        if (token is null || (filter.Value != CustomerFilter.None && !filter.Value.IsSame(token.Filter))) return Fault.InvalidContinuationToken();

        // The token supplies the filter always, and the size if the request has none.
        return new CustomerQuery(token.Filter, size.Value == 0 ? token.Size : size.Value, seek.Value, token);
    }

    private static Outcome<SeekOperation> ReadSeek(StringValues seek)
    {
        if (seek.Count == 0) return SeekOperation.Next;
        return seek.ToString().Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "NEXT" or "0" => SeekOperation.Next,
            "PREVIOUS" or "1" => SeekOperation.Previous,
            "FIRST" or "2" => SeekOperation.First,
            "LAST" or "3" => SeekOperation.Last,
            _ => Fault.InvalidParameter("seekOperation", "must be Next, Previous, First or Last"),
        };
    }
}
