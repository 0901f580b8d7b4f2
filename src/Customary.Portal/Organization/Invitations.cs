namespace Customary.Portal.Organization;

/// <summary>Finds the relationship request that the address of a page contains.</summary>
internal static class Invitations
{
    /// <summary>Finds the relationship request; null if the address contains none, or if it names partners that this server does not know.</summary>
    public static async Task<InvitationModel?> FindAsync(HttpContext context, RelationshipAcceptance acceptance, CancellationToken cancellationToken) =>
        RelationshipInvitationReader.Read(context.Request.Query) is { } invitation && await acceptance.IsKnownAsync(invitation, cancellationToken)
            ? new(invitation, await acceptance.GetNamesAsync(invitation, cancellationToken), invitation.ToQuery())
            : null;
}
