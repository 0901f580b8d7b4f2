using System.Text.Json.Serialization;
using Customary.Core.Paging;

namespace Customary.Core.Users;

/// <summary>
/// A query for a page of users. Sources: "Get a list of all user accounts for a customer" and "View deleted users for a
/// customer".
/// </summary>
internal sealed record UserQuery(bool Deleted, bool ByDisplayName, bool IsDescending, int Size, UserCursor? From)
{
    /// <summary>Encodes the token of the page after a cursor.</summary>
    public string WriteToken(UserCursor cursor, Guid customer, Guid partner, ServerKey key) =>
        SignedCursor.Write(
            JsonSerializer.SerializeToUtf8Bytes(this with { From = cursor }, UserCursorJsonContext.Default.UserQuery), KeyPurpose.UserCursor, partner, customer, key);

    /// <summary>Decodes a token; null if this server did not sign it for that partner and customer.</summary>
    public static UserQuery? ReadToken(string token, Guid customer, Guid partner, ServerKey key) =>
        SignedCursor.Read(token, KeyPurpose.UserCursor, partner, customer, key) is { } content
            ? JsonSerializer.Deserialize(content, UserCursorJsonContext.Default.UserQuery)
            : null;
}

/// <summary>Serializes the query in a token.</summary>
[JsonSerializable(typeof(UserQuery))]
internal sealed partial class UserCursorJsonContext : JsonSerializerContext;
