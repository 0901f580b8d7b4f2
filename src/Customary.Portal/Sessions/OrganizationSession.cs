namespace Customary.Portal.Sessions;

/// <summary>The session of a person of a customer, or of an organization that wants to be one. It gives no access to pages of partners.</summary>
/// <param name="Name">The name of the person.</param>
/// <param name="Administrator">The administrator; null if the person has signed in at the authority and administers no customer.</param>
/// <param name="IsOfAuthority">Whether the person has signed in at the configured authority.</param>
/// <param name="Key">The key of the session in the store.</param>
internal sealed record OrganizationSession(string Name, CustomerAdministrator? Administrator, bool IsOfAuthority, byte[] Key)
{
    /// <summary>Returns the session of a request. Only routes that require one can use it.</summary>
    public static ValueTask<OrganizationSession> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<OrganizationSession>());
}
