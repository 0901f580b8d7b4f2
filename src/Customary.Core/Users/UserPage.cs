using Customary.Storage.Users;

namespace Customary.Core.Users;

/// <summary>A page of a list of users.</summary>
/// <param name="Items">The users of the page.</param>
/// <param name="Last">The place of the last of them, where more follow; null on the last page.</param>
internal sealed record UserPage(IReadOnlyList<CustomerUser> Items, UserCursor? Last);
