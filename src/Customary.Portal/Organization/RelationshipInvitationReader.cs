namespace Customary.Portal.Organization;

/// <summary>Reads a relationship invitation from the URL of its page.</summary>
internal static class RelationshipInvitationReader
{
    /// <summary>Reads an invitation from the query parameters; null if they are not valid.</summary>
    public static RelationshipInvitation? Read(IQueryCollection query)
    {
        var isIndirect = query["invType"] == RelationshipInvitation.Indirect;
        if (!isIndirect && query["invType"] != RelationshipInvitation.Direct) return null;
        if (!Guid.TryParse(query["partnerId"], out var partner)) return null;
        var provider = Guid.TryParse(query["indirectCSPId"], out var id) ? id : (Guid?)null;
        if (isIndirect && (provider is null || provider == partner)) return null;
        return new RelationshipInvitation(partner, isIndirect ? provider : null, bool.TryParse(query["DAP"], out var delegated) && delegated);
    }
}
