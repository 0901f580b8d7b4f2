using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Core.Relationships;
using Customary.Core.Validation;
using Customary.Hosting.Authentication;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>
/// The address at which a customer takes the partner as its reseller. Source: "Request reseller relationship" and
/// the contract, section 14; the page is this service's own (decision 17).
/// </summary>
internal static class RelationshipRequestEndpoints
{
    private const string ObjectType = "RelationshipRequest";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/relationshiprequests", Get).WithName("GetRelationshipRequest").Describe(RelationshipDescriptions.GetRequest).WithMetadata(RequireUserMetadata.Instance);

    private static IResult Get(
        RequestCaller caller, PublicUrl address, string? indirectCloudSolutionProviderId, string? indirectResellerId, string? dualRoleIndirectRelationship)
    {
        var violations = new ValidationErrors();
        var provider = ReadId(indirectCloudSolutionProviderId, "indirectCloudSolutionProviderId", violations);
        var reseller = ReadId(indirectResellerId, "indirectResellerId", violations);
        if (dualRoleIndirectRelationship is { Length: > 0 } dual && !bool.TryParse(dual, out _))
            violations.Add("dualRoleIndirectRelationship", "must be true or false");
        if (!violations.IsEmpty) return Fault.ValidationFailed(violations).ToHttpResult();

        // A reseller names its provider, or a provider its reseller; the other of the two is the caller.Value.
        var invitation = provider is null && reseller is null
            ? new RelationshipInvitation(caller.Value.Partner, Provider: null, WithDelegatedAccess: false)
            : new(reseller ?? caller.Value.Partner, provider ?? caller.Value.Partner, WithDelegatedAccess: false);
        return ApiResults.Json(
            new CustomerRelationshipRequest
            {
                Url = invitation.ToUrl(address.Value),
                Attributes = new() { ObjectType = ObjectType },
            },
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
