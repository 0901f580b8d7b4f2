using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Server.Faults;
using Customary.Server.Paging;
using Customary.Server.Secrets;
using Customary.Server.Storage;
using Microsoft.Extensions.Primitives;

namespace Customary.Server.Users;

/// <summary>
/// Which page of which list of users is asked for. Sources: "Get a list of all user accounts for a customer", "View
/// deleted users for a customer".
/// </summary>
internal sealed record UserQuery(bool Deleted, bool ByDisplayName, bool IsDescending, int Size, UserPlace? From)
{
    /// <summary>Reads the query of a request, and the token of its header, which says all by itself.</summary>
    public static Outcome<UserQuery> Read(IQueryCollection query, StringValues tokenHeader, Guid customer, Guid partner, ServerKey key)
    {
        var size = PageSize.Read(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var deleted = query["filter"] is [{ Length: > 0 } text] ? ReadFilter(text) : false;
        if (deleted.Fault is not null) return deleted.Fault;
        var field = FieldFilter.Even(query["sortField"].ToString());
        if (field is not ("" or "USERPRINCIPALNAME" or "DISPLAYNAME")) return Fault.NotAllowed("sortField", "must be UserPrincipalName or DisplayName");
        var direction = FieldFilter.Even(query["sortDirection"].ToString());
        if (direction is not ("" or "ASCENDING" or "DESCENDING")) return Fault.NotAllowed("sortDirection", "must be Ascending or Descending");
        var asked = new UserQuery(deleted.Value, field == "DISPLAYNAME", direction == "DESCENDING", size.Value, From: null);
        if (tokenHeader.Count == 0 || tokenHeader is [""]) return asked;
        return tokenHeader is [{ } token] && SignedCursor.Read(token, KeyPurpose.UserCursor, partner, customer, key) is { } content
            ? Apply(JsonSerializer.Deserialize(content, UserTokenJson.Default.UserQuery)!, asked, query)
            : Fault.TokenExhausted();
    }

    /// <summary>The token of the page behind a place.</summary>
    public string WriteToken(UserPlace place, Guid customer, Guid partner, ServerKey key) =>
        SignedCursor.Write(
            JsonSerializer.SerializeToUtf8Bytes(this with { From = place }, UserTokenJson.Default.UserQuery), KeyPurpose.UserCursor, partner, customer, key);

    private static Outcome<UserQuery> Apply(UserQuery held, UserQuery asked, IQueryCollection query) =>
        query.ContainsKey("filter") && held.Deleted != asked.Deleted
            ? Fault.TokenExhausted()
            : held with { Size = query.ContainsKey("size") ? asked.Size : held.Size };

    private static Outcome<bool> ReadFilter(string text)
    {
        var filter = FieldFilter.Read(text);
        if (filter.Fault is { } fault) return fault;
        if (filter.Value.Field is not ("USERSTATE" or "USERSTATUS")) return Fault.NotAllowed("filter.Field", "must be UserState");
        if (filter.Value.Operator != "equals") return Fault.NotAllowed("filter.Operator", "must be equals");
        return filter.Value.Value.ToUpperInvariant() switch
        {
            "INACTIVE" => true,
            "ACTIVE" => false,
            _ => Fault.NotAllowed("filter.Value", "must be Active or Inactive"),
        };
    }
}

/// <summary>How the query in a token is written.</summary>
[JsonSerializable(typeof(UserQuery))]
internal sealed partial class UserTokenJson : JsonSerializerContext;
