using Customary.Core.Relationships;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>Reads a relationship invitation from the address of its page.</summary>
internal static class RelationshipInvitationReader
{
    /// <summary>Reads an invitation from the query of its address; null when it is not one.</summary>
    public static RelationshipInvitation? Read(IQueryCollection query)
    {
        var isIndirect = query["invType"] == RelationshipInvitation.Indirect;
        if (!isIndirect && query["invType"] != RelationshipInvitation.Direct) return null;
        if (!Guid.TryParse(query["partnerId"], out var partner)) return null;
        var provider = Guid.TryParse(query["indirectCSPId"], out var named) ? named : (Guid?)null;
        if (isIndirect && (provider is null || provider == partner)) return null;
        return new RelationshipInvitation(partner, isIndirect ? provider : null, bool.TryParse(query["DAP"], out var access) && access);
    }
}
