namespace Customary.Hosting.Endpoints.Customers;

/// <summary>Reads the query of a request for a page of customers.</summary>
internal static class CustomerQueryReader
{
    /// <summary>Reads the query parameters and the continuation token of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<CustomerQuery> Read(HttpRequest request, Guid partner, ServerKey key)
    {
        var page = PageRequest.Read(request);
        if (page.Fault is not null) return page.Fault;
        var filter = FilterParameter.Read(request.Query, CustomerFilter.None, CustomerFilter.Read);
        if (filter.Fault is not null) return filter.Fault;
        if (page.Value.Token is not { } text) return new CustomerQuery(filter.Value, page.Value.GetSize(null), PagePosition<CustomerCursor>.Find(page.Value.Seek, null, null));
        if (ContinuationToken.Read(text, partner, key) is not { } token) return Fault.InvalidContinuationToken();
        if (filter.Value != CustomerFilter.None && !filter.Value.IsSame(token.Filter)) return Fault.ContinuationTokenMismatch(FilterParameter.Name);
        return new CustomerQuery(token.Filter, page.Value.GetSize(token.Size), PagePosition<CustomerCursor>.Find(page.Value.Seek, token.First, token.Last));
    }
}
