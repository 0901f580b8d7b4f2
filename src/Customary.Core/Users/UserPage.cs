namespace Customary.Core.Users;

/// <summary>A page of a list of users.</summary>
/// <param name="Items">The users of the page.</param>
/// <param name="Last">The cursor of the last user; null if no page follows.</param>
internal sealed record UserPage(IReadOnlyList<CustomerUser> Items, UserCursor? Last);
