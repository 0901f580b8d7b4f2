using Customary.Hosting.Authentication;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>
/// Returns the URL at which a customer can accept the partner as its reseller. The page at that URL is the server's own.
/// Sources: "Request reseller relationship", docs/contract.md#relationship-requests, docs/contract.md#public-url.
/// </summary>
internal static class RelationshipRequestEndpoints
{
    public static void MapRelationshipRequests(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/relationshiprequests", Get).WithName("GetRelationshipRequest").Describe(RelationshipDescriptions.GetRequest).WithMetadata(RequireUserMetadata.Instance);

    private static IResult Get(
        RequestCaller caller, PublicUrl publicUrl, string? indirectCloudSolutionProviderId, string? indirectResellerId, string? dualRoleIndirectRelationship)
    {
        var errors = new ValidationErrors();
        var provider = ReadId(indirectCloudSolutionProviderId, "indirectCloudSolutionProviderId", errors);
        var reseller = ReadId(indirectResellerId, "indirectResellerId", errors);
        if (dualRoleIndirectRelationship is { Length: > 0 } dual && !bool.TryParse(dual, out _))
            errors.Add("dualRoleIndirectRelationship", "must be true or false");
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors).ToHttpResult();

        // The request names the other partner of an indirect relationship. The caller has the other role.
        var invitation = provider is null && reseller is null
            ? new RelationshipInvitation(caller.Value.Partner, Provider: null, WithDelegatedAccess: false)
            : new(reseller ?? caller.Value.Partner, provider ?? caller.Value.Partner, WithDelegatedAccess: false);
        return ApiResults.Json(
            new CustomerRelationshipRequest { Url = invitation.ToUrl(publicUrl.Value), Attributes = new() { ObjectType = "RelationshipRequest" } },
            ContractsJsonContext.Api.CustomerRelationshipRequest);
    }

    private static Guid? ReadId(string? text, string name, ValidationErrors errors)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (Guid.TryParse(text, out var id)) return id;
        errors.Add(name, "must be a tenant id, a GUID");
        return null;
    }
}
