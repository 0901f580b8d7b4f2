using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Core.Relationships;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>What the operations on relationships are.</summary>
internal static class RelationshipDescriptions
{
    private const string Tag = "Relationships";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = "PartnerRelationship" };

    private static readonly PartnerRelationship Relationship = new()
    {
        Id = CustomerExamples.Reseller,
        Name = "Adventure Works Resale",
        RelationshipType = "is_indirect_cloud_solution_provider_of",
        MpnId = "4391227",
        Attributes = Attributes,
    };

    public static OperationDescription GetRequest() => new(Tag, "Request a reseller relationship")
    {
        Text = "The address at which a customer takes the partner as its reseller. An indirect reseller names its provider, or a provider its reseller.",
        Parameters =
        [
            ParameterDescription.Query("indirectCloudSolutionProviderId", "The tenant of the indirect provider.", CustomerExamples.Reseller) with { Format = "uuid" },
            ParameterDescription.Query("indirectResellerId", "The tenant of the indirect reseller.", CustomerExamples.Reseller) with { Format = "uuid" },
            ParameterDescription.Query("dualRoleIndirectRelationship", "Whether the partner is in both roles; read, and nothing else.", "") with { IsSwitch = true, Example = false },
        ],
        Responses =
        [
            ResponseDescription.Of(200, "Where the customer goes.", ContractsJsonContext.Api.CustomerRelationshipRequest, new()
            {
                Url = new RelationshipInvitation(Guid.Parse(CustomerExamples.Reseller), null, WithDelegatedAccess: false).ToUrl("https://customary.example"),
                Attributes = new() { ObjectType = "RelationshipRequest" },
            }),
        ],
        Faults = [FaultDescriptions.Invalid("indirectResellerId", "must be a tenant id, a GUID")],
    };

    public static OperationDescription List() => new(Tag, "List the partners with whom the partner works")
    {
        Text = "The filter is a JSON object of Field (`Name`), Value and Operator (`starts_with`).",
        Parameters =
        [
            ParameterDescription.Query("relationship_type", "What the caller is to them.", "IsIndirectCloudSolutionProviderOf") with
            {
                IsRequired = true,
                Values = ["IsIndirectCloudSolutionProviderOf", "IsIndirectResellerOf"],
            },
            ParameterDescription.Query("filter", "Which of them: a JSON object.", """{"Field":"Name","Value":"Adv","Operator":"starts_with"}"""),
        ],
        Responses = [Answer("The partners.", Relationship with { State = "Active", Location = "US" })],
        Faults =
        [
            Fault.ValueNotKnown("relationship_type", "IsIndirectCloudSolutionProviderOf or IsIndirectResellerOf"),
            Fault.InvalidParameter("filter", "must be a JSON object"), Fault.PartnerOfAnotherKind("indirect provider"),
        ],
    };

    public static OperationDescription ListOfCustomer() => new(Tag, "Get the indirect resellers of a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [Answer("The partners with whom the caller has the customer.", Relationship)],
        Faults = CustomerDescriptions.Faults,
    };

    private static ResponseDescription Answer(string text, PartnerRelationship example) => ResponseDescription.Of(
        200, text, ContractsJsonContext.Api.PartnerRelationshipCollection, new() { TotalCount = 1, Items = [example], Attributes = new() { ObjectType = ObjectTypes.Collection } });
}
