using Customary.Core.Errors;
using Customary.Core.Paging;
using Customary.Core.Security;
using Customary.Core.Users;
using Customary.Hosting.Paging;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>Reads which page of which list of users a request asks for.</summary>
internal static class UserQueryReader
{
    /// <summary>Reads the query of a request, and the token of its header, which says all by itself.</summary>
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
        var asked = new UserQuery(deleted.Value, field == "DISPLAYNAME", direction == "DESCENDING", size.Value, From: null);
        if (tokenHeader.Count == 0 || tokenHeader is [""]) return asked;
        return tokenHeader is [{ } token] && UserQuery.ReadToken(token, customer, partner, key) is { } held
            ? Apply(held, asked, query)
            : Fault.InvalidContinuationToken();
    }

    private static Outcome<UserQuery> Apply(UserQuery held, UserQuery asked, IQueryCollection query) =>
        query.ContainsKey("filter") && held.Deleted != asked.Deleted
            ? Fault.InvalidContinuationToken()
            : held with { Size = query.ContainsKey("size") ? asked.Size : held.Size };

    private static Outcome<bool> ReadFilter(string text)
    {
        var filter = SimpleFieldFilter.Read(text);
        if (filter.Fault is { } fault) return fault;
        if (filter.Value.Field is not ("USERSTATE" or "USERSTATUS")) return Fault.InvalidParameter("filter.Field", "must be UserState");
        if (filter.Value.Operator != "equals") return Fault.InvalidParameter("filter.Operator", "must be equals");
        return filter.Value.Value.ToUpperInvariant() switch
        {
            "INACTIVE" => true,
            "ACTIVE" => false,
            _ => Fault.InvalidParameter("filter.Value", "must be Active or Inactive"),
        };
    }
}
