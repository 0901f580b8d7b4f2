using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Relationships;

/// <summary>
/// The address at which a customer takes the partner as its reseller. Source: "Request reseller relationship" and
/// the contract, section 14; the page is this service's own (decision 17).
/// </summary>
internal static class RelationshipRequestEndpoints
{
    private const string ObjectType = "RelationshipRequest";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/relationshiprequests", Get).WithName("GetRelationshipRequest").Describe(RelationshipDescriptions.GetRequest).WithMetadata(UserOnlyMetadata.Instance);

    private static IResult Get(
        RequestCaller caller, PublicAddress address, string? indirectCloudSolutionProviderId, string? indirectResellerId, string? dualRoleIndirectRelationship)
    {
        var violations = new Violations();
        var provider = ReadId(indirectCloudSolutionProviderId, "indirectCloudSolutionProviderId", violations);
        var reseller = ReadId(indirectResellerId, "indirectResellerId", violations);
        if (dualRoleIndirectRelationship is { Length: > 0 } dual && !bool.TryParse(dual, out _))
            violations.Add("dualRoleIndirectRelationship", "must be true or false");
        if (!violations.IsEmpty) return Fault.Invalid(violations).ToAnswer();

        // A reseller names its provider, or a provider its reseller; the other of the two is the caller.Value.
        var invitation = provider is null && reseller is null
            ? new RelationshipInvitation(caller.Value.Partner, Provider: null, WithDelegatedAccess: false)
            : new(reseller ?? caller.Value.Partner, provider ?? caller.Value.Partner, WithDelegatedAccess: false);
        return Answers.Value(
            new CustomerRelationshipRequest
            {
                Url = invitation.ToUrl(address.Text),
                Attributes = new() { ObjectType = ObjectType },
            },
            WireJson.Wire.CustomerRelationshipRequest);
    }

    private static Guid? ReadId(string? text, string name, Violations found)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (Guid.TryParse(text, out var id)) return id;
        found.Add(name, "must be a tenant id, a GUID");
        return null;
    }
}
