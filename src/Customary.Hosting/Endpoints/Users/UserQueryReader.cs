using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>Reads the query of a request for a page of users.</summary>
internal static class UserQueryReader
{
    private static readonly FilterField UserState = new("UserState", FilterOperators.EqualTo) { OtherNames = ["UserStatus"], Values = UserSerializer.States };

    /// <summary>Reads the query parameters of a request, or the query in its continuation token.</summary>
    /// <param name="query">The query parameters.</param>
    /// <param name="tokenHeader">The header with the continuation token, which contains a complete query.</param>
    /// <param name="customer">The customer that the token must be issued for.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<UserQuery> Read(IQueryCollection query, StringValues tokenHeader, Guid customer, Guid partner, ServerKey key)
    {
        var size = PageSize.Read(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var deleted = query["filter"] is [{ Length: > 0 } text] ? ReadFilter(text) : false;
        if (deleted.Fault is not null) return deleted.Fault;
        var field = SimpleFieldFilter.Normalize(query["sortField"].ToString());
        if (field is not ("" or "USERPRINCIPALNAME" or "DISPLAYNAME")) return Fault.InvalidParameter("sortField", "must be UserPrincipalName or DisplayName");
        var direction = SimpleFieldFilter.Normalize(query["sortDirection"].ToString());
        if (direction is not ("" or "ASCENDING" or "DESCENDING")) return Fault.InvalidParameter("sortDirection", "must be Ascending or Descending");
        var requested = new UserQuery(deleted.Value, field == "DISPLAYNAME", direction == "DESCENDING", PageSize.OrDefault(size.Value), From: null);
        if (tokenHeader.Count == 0 || tokenHeader is [""]) return requested;
        if (tokenHeader is not [{ } token] || UserQuery.ReadToken(token, customer, partner, key) is not { } stored) return Fault.InvalidContinuationToken();
        if (query.ContainsKey("filter") && stored.Deleted != requested.Deleted) return Fault.InvalidContinuationToken();
        return query.ContainsKey("size") ? stored with { Size = requested.Size } : stored;
    }

    private static Outcome<bool> ReadFilter(string text)
    {
        var filter = SimpleFieldFilter.Read(text, UserState);
        return filter.Fault is { } fault ? fault : filter.Value.Value == UserSerializer.Inactive;
    }
}
