namespace Customary.Portal.Sessions;

/// <summary>Marks the routes of the customer's side. They use the session of a person of a customer, and never that of a partner.</summary>
/// <param name="RequiresAdministrator">Whether only an administrator of a customer can use the route.</param>
internal sealed record OrganizationMetadata(bool RequiresAdministrator);
