using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>Describes the relationship operations.</summary>
internal static class RelationshipDescriptions
{
    private const string Tag = "Relationships";

    private static readonly PartnerRelationship Relationship = new()
    {
        Id = CustomerExamples.ResellerId,
        Name = "Adventure Works Resale",
        RelationshipType = "is_indirect_cloud_solution_provider_of",
        MpnId = "4391227",
        Attributes = new() { ObjectType = "PartnerRelationship" },
    };

    public static OperationDescription GetRequest() => new(Tag, "Request a reseller relationship")
    {
        Text = "Returns the URL at which a customer can accept the partner as its reseller. For an indirect relationship, an indirect reseller must name its provider, or a provider its reseller.",
        Parameters =
        [
            ParameterDescription.Query("indirectCloudSolutionProviderId", "The tenant ID of the indirect provider.", CustomerExamples.ResellerId) with { Format = "uuid" },
            ParameterDescription.Query("indirectResellerId", "The tenant ID of the indirect reseller.", CustomerExamples.ResellerId) with { Format = "uuid" },
            ParameterDescription.Query("dualRoleIndirectRelationship", "Whether the partner has both roles. The server checks the value and ignores it.", "") with { IsBoolean = true, Example = false },
        ],
        Responses =
        [
            ResponseDescription.Create(200, "The URL for the customer.", ContractsJsonContext.Api.CustomerRelationshipRequest, new()
            {
                Url = new RelationshipInvitation(Guid.Parse(CustomerExamples.ResellerId), null, WithDelegatedAccess: false).ToUrl("https://customary.example"),
                Attributes = new() { ObjectType = "RelationshipRequest" },
            }),
        ],
        Faults = [FaultDescriptions.Invalid("indirectResellerId", "must be a tenant id, a GUID")],
    };

    public static OperationDescription List() => new(Tag, "List the partners that a partner works with")
    {
        Text = "The filter is a JSON object of Field (`Name`), Value and Operator (`starts_with` or `substring`).",
        Parameters =
        [
            ParameterDescription.Query("relationship_type", "The role of the caller in the relationship.", "IsIndirectCloudSolutionProviderOf") with
            {
                IsRequired = true,
                Values = ["IsIndirectCloudSolutionProviderOf", "IsIndirectResellerOf"],
            },
            ParameterDescription.Query("filter", "The filter, a JSON object.", """{"Field":"Name","Value":"Adv","Operator":"starts_with"}"""),
        ],
        Responses = [CreateResponse("The partners.", Relationship with { State = "Active", Location = "US" })],
        Faults =
        [
            Fault.ValueNotKnown("relationship_type", "IsIndirectCloudSolutionProviderOf or IsIndirectResellerOf"),
            Fault.InvalidParameter("filter", "must be a JSON object"), RelationshipService.NotProvider(),
        ],
    };

    public static OperationDescription ListForCustomer() => new(Tag, "Get the indirect resellers of a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [CreateResponse("The partners that share the customer with the caller.", Relationship)],
        Faults = [.. CustomerDescriptions.Faults, RelationshipService.NotIndirect()],
    };

    private static ResponseDescription CreateResponse(string text, PartnerRelationship example) => ResponseDescription.Create(
        200, text, ContractsJsonContext.Api.PartnerRelationshipCollection, ResourceCollections.Create([example]));
}
