using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Core.Paging;
using Customary.Core.Security;
using Customary.Storage.Users;

namespace Customary.Core.Users;

/// <summary>
/// Which page of which list of users is asked for. Sources: "Get a list of all user accounts for a customer", "View
/// deleted users for a customer".
/// </summary>
internal sealed record UserQuery(bool Deleted, bool ByDisplayName, bool IsDescending, int Size, UserCursor? From)
{
    /// <summary>The token of the page behind a place.</summary>
    public string WriteToken(UserCursor place, Guid customer, Guid partner, ServerKey key) =>
        SignedCursor.Write(
            JsonSerializer.SerializeToUtf8Bytes(this with { From = place }, UserCursorJsonContext.Default.UserQuery), KeyPurpose.UserCursor, partner, customer, key);

    /// <summary>Reads a token; null when this service did not write it for that partner and customer.</summary>
    public static UserQuery? ReadToken(string token, Guid customer, Guid partner, ServerKey key) =>
        SignedCursor.Read(token, KeyPurpose.UserCursor, partner, customer, key) is { } content
            ? JsonSerializer.Deserialize(content, UserCursorJsonContext.Default.UserQuery)
            : null;
}

/// <summary>How the query in a token is written.</summary>
[JsonSerializable(typeof(UserQuery))]
internal sealed partial class UserCursorJsonContext : JsonSerializerContext;
