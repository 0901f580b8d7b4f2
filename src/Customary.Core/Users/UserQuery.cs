using System.Text.Json.Serialization;
using Customary.Core.Paging;

namespace Customary.Core.Users;

/// <summary>
/// The query of a list of users. Sources: "Get a list of all user accounts for a customer" and "View deleted users for a
/// customer".
/// </summary>
/// <param name="Deleted">Whether to list deleted users; otherwise active users.</param>
/// <param name="ByDisplayName">Whether to sort by display name; otherwise by principal name.</param>
/// <param name="IsDescending">Whether to sort in descending order.</param>
/// <param name="Size">The maximum number of users of a page.</param>
internal sealed record UserQuery(bool Deleted, bool ByDisplayName, bool IsDescending, int Size);

/// <summary>Serializes the content of continuation tokens.</summary>
[JsonSerializable(typeof(PageToken<UserQuery, UserCursor>), TypeInfoPropertyName = "UserToken")]
[JsonSerializable(typeof(PageToken<RoleMemberQuery, RoleMemberCursor>), TypeInfoPropertyName = "RoleMemberToken")]
internal sealed partial class UserTokenJsonContext : JsonSerializerContext;
