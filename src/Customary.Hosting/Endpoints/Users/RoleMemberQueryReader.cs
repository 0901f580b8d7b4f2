namespace Customary.Hosting.Endpoints.Users;

/// <summary>Reads the query of a request for a page of the members of a directory role.</summary>
internal static class RoleMemberQueryReader
{
    /// <summary>The query parameters that the links of a page repeat.</summary>
    public static string[] LinkParameters { get; } = ["size"];

    /// <summary>Reads the query parameters and the continuation token of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="customer">The customer that the token must be issued for.</param>
    /// <param name="role">The role that the token must be issued for.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<(RoleMemberQuery Query, PagePosition<RoleMemberCursor> Position)> Read(HttpRequest request, Guid customer, Guid role, Guid partner, ServerKey key)
    {
        var page = PageRequest.Read(request);
        if (page.Fault is not null) return page.Fault;
        if (page.Value.Token is not { } text) return (new(role, page.Value.GetSize(null)), PagePosition<RoleMemberCursor>.Find(page.Value.Seek, null, null));
        var token = PageToken.Read(text, UserTokenJsonContext.Default.RoleMemberToken, KeyPurpose.RoleMemberCursor, partner, customer, key);
        if (token is null || token.Query.Role != role) return Fault.InvalidContinuationToken();
        return (token.Query with { Size = page.Value.GetSize(token.Query.Size) }, PagePosition<RoleMemberCursor>.Find(page.Value.Seek, token.First, token.Last));
    }

    /// <summary>Creates the continuation token of a page.</summary>
    public static string WriteToken(RoleMemberQuery query, RoleMemberCursor first, RoleMemberCursor last, Guid customer, Guid partner, ServerKey key) =>
        PageToken.Write(new(query, first, last), UserTokenJsonContext.Default.RoleMemberToken, KeyPurpose.RoleMemberCursor, partner, customer, key);
}
