namespace Customary.Hosting.Endpoints.Users;

/// <summary>Reads the query of a request for a page of users.</summary>
internal static class UserQueryReader
{
    private const string SortField = "sortField";
    private const string SortDirection = "sortDirection";
    private const string Descending = "Descending";
    private static readonly ApiEnumeration SortDirections = new("Ascending", Descending);
    private static readonly FilterField UserState = new("UserState", FilterOperators.EqualTo) { OtherNames = ["UserStatus"], Values = UserSerializer.States };

    /// <summary>The query parameters that the links of a page repeat.</summary>
    public static string[] LinkParameters { get; } = ["size", FilterParameter.Name, SortField, SortDirection];

    /// <summary>Reads the query parameters of a request, or the query in its continuation token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="customer">The customer that the token must be issued for.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<(UserQuery Query, PagePosition<UserCursor> Position)> Read(HttpRequest request, Guid customer, Guid partner, ServerKey key)
    {
        var query = request.Query;
        var page = PageRequest.Read(request);
        if (page.Fault is not null) return page.Fault;
        var deleted = FilterParameter.Read(query, false, ReadFilter);
        if (deleted.Fault is not null) return deleted.Fault;
        var field = ApiEnumeration.Normalize(query[SortField].ToString());
        if (field is not ("" or "USERPRINCIPALNAME" or "DISPLAYNAME")) return Fault.InvalidParameter(SortField, "must be UserPrincipalName or DisplayName");
        var direction = SortDirections.Find(query[SortDirection].ToString());
        if (direction is null && query[SortDirection].ToString().Length > 0) return Fault.InvalidParameter(SortDirection, "must be Ascending or Descending");
        var requested = new UserQuery(deleted.Value, field == "DISPLAYNAME", direction == Descending, page.Value.GetSize(null));
        if (page.Value.Token is not { } text) return (requested, PagePosition<UserCursor>.Find(page.Value.Seek, null, null));
        if (PageToken.Read(text, UserTokenJsonContext.Default.UserToken, KeyPurpose.UserCursor, partner, customer, key) is not { } token) return Fault.InvalidContinuationToken();
        if (FindMismatch(query, requested, token.Query) is { } name) return Fault.ContinuationTokenMismatch(name);
        return (token.Query with { Size = page.Value.GetSize(token.Query.Size) }, PagePosition<UserCursor>.Find(page.Value.Seek, token.First, token.Last));
    }

    /// <summary>Creates the continuation token of a page.</summary>
    public static string WriteToken(UserQuery query, UserCursor first, UserCursor last, Guid customer, Guid partner, ServerKey key) =>
        PageToken.Write(new(query, first, last), UserTokenJsonContext.Default.UserToken, KeyPurpose.UserCursor, partner, customer, key);

    // The parameter that the request has and that differs from the token.
    private static string? FindMismatch(IQueryCollection query, UserQuery requested, UserQuery token) =>
        IsSent(query, FilterParameter.Name) && requested.Deleted != token.Deleted ? FilterParameter.Name
        : IsSent(query, SortField) && requested.ByDisplayName != token.ByDisplayName ? SortField
        : IsSent(query, SortDirection) && requested.IsDescending != token.IsDescending ? SortDirection
        : null;

    private static bool IsSent(IQueryCollection query, string name) => query[name] is [{ Length: > 0 }];

    private static Outcome<bool> ReadFilter(string text)
    {
        var filter = SimpleFieldFilter.Read(text, UserState);
        return filter.Fault is { } fault ? fault : filter.Value.Value == UserSerializer.Inactive;
    }
}
