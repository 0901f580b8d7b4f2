using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Relationships;

/// <summary>What the operations on relationships are.</summary>
internal static class RelationshipDescriptions
{
    private const string Room = "Relationships";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = "PartnerRelationship" };

    private static readonly PartnerRelationship Relationship = new()
    {
        Id = CustomerExamples.Reseller,
        Name = "Adventure Works Resale",
        RelationshipType = "is_indirect_cloud_solution_provider_of",
        MpnId = "4391227",
        Attributes = Attributes,
    };

    public static OperationDescription GetRequest() => new(Room, "Request a reseller relationship")
    {
        Text = "The address at which a customer takes the partner as its reseller. An indirect reseller names its provider, or a provider its reseller.",
        Parameters =
        [
            DescribedParameter.Query("indirectCloudSolutionProviderId", "The tenant of the indirect provider.", CustomerExamples.Reseller) with { Format = "uuid" },
            DescribedParameter.Query("indirectResellerId", "The tenant of the indirect reseller.", CustomerExamples.Reseller) with { Format = "uuid" },
            DescribedParameter.Query("dualRoleIndirectRelationship", "Whether the partner is in both roles; read, and nothing else.", "") with { IsSwitch = true, Example = false },
        ],
        Answers =
        [
            DescribedAnswer.Of(200, "Where the customer goes.", WireJson.Wire.CustomerRelationshipRequest, new()
            {
                Url = new RelationshipInvitation(Guid.Parse(CustomerExamples.Reseller), null, WithDelegatedAccess: false).ToUrl("https://customary.example"),
                Attributes = new() { ObjectType = "RelationshipRequest" },
            }),
        ],
        Faults = [DescribedFaults.Invalid("indirectResellerId", "must be a tenant id, a GUID")],
    };

    public static OperationDescription List() => new(Room, "List the partners with whom the partner works")
    {
        Text = "The filter is a JSON object of Field (`Name`), Value and Operator (`starts_with`).",
        Parameters =
        [
            DescribedParameter.Query("relationship_type", "What the caller is to them.", "IsIndirectCloudSolutionProviderOf") with
            {
                IsRequired = true,
                Values = ["IsIndirectCloudSolutionProviderOf", "IsIndirectResellerOf"],
            },
            DescribedParameter.Query("filter", "Which of them: a JSON object.", """{"Field":"Name","Value":"Adv","Operator":"starts_with"}"""),
        ],
        Answers = [Answer("The partners.", Relationship with { State = "Active", Location = "US" })],
        Faults =
        [
            Fault.ValueNotKnown("relationship_type", "IsIndirectCloudSolutionProviderOf or IsIndirectResellerOf"),
            Fault.NotAllowed("filter", "must be a JSON object"), Fault.PartnerOfAnotherKind("indirect provider"),
        ],
    };

    public static OperationDescription ListOfCustomer() => new(Room, "Get the indirect resellers of a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [Answer("The partners with whom the caller has the customer.", Relationship)],
        Faults = CustomerDescriptions.Faults,
    };

    private static DescribedAnswer Answer(string text, PartnerRelationship example) => DescribedAnswer.Of(
        200, text, WireJson.Wire.PartnerRelationshipCollection, new() { TotalCount = 1, Items = [example], Attributes = new() { ObjectType = ObjectTypes.Collection } });
}
