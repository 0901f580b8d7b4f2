using Customary.Contracts;
using Customary.Core.Clouds;
using Customary.Core.Errors;
using Customary.Hosting.Configuration;
using Customary.Hosting.OpenApi;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>What the operations on customers are.</summary>
internal static class CustomerDescriptions
{
    public const string Tag = "Customers";
    private const string OneRequired = "is required";

    /// <summary>The customer in the path.</summary>
    public static ParameterDescription Id { get; } = ParameterDescription.Id("id", "The customer's id, which is its tenant's.", CustomerExamples.Id);

    /// <summary>The faults of everything under a customer that the partner may not have.</summary>
    public static IReadOnlyList<Fault> Faults => [Fault.CustomerIdNotGuid(), Fault.CustomerNotFound(), Fault.RelationshipEnded()];

    public static OperationDescription List(CustomarySettings settings) => new(Tag, "List the partner's customers")
    {
        Text = "By id, which is the order of creation; with a filter on a name or a domain, by that. Follow `links.next`, or send `continuationToken` as `MS-ContinuationToken` with seekOperation=Next, until there is none. "
            + "The filter is a JSON object of Field (`CompanyName`, `Domain`, `IndirectReseller` or `IndirectCloudSolutionProvider`), Value and Operator (`starts_with`); the customers of an indirect reseller are listed to users only.",
        Parameters =
        [
            ParameterDescription.Size(),
            ParameterDescription.Query("filter", "Which customers: a JSON object.", """{"Field":"CompanyName","Value":"Fab","Operator":"starts_with"}"""),
            ParameterDescription.Query("seekOperation", "Which page, seen from the one that the token is of.", "Next") with { Values = ["Next", "Previous", "First", "Last"] },
            ParameterDescription.ContinuationToken(),
        ],
        Responses = [ResponseDescription.Of(200, "A page of customers in their short form.", ContractsJsonContext.Api.CustomerCollection, CustomerExamples.Page)],
        Faults =
        [
            Fault.InvalidParameter("size", "must be a whole number from 0 to 500"), Fault.InvalidContinuationToken(),
            .. ForResellers(settings, CloudOperations.ListOfReseller, "Listing the customers of an indirect reseller"),
        ],
    };

    public static OperationDescription Create(CustomarySettings settings) => new(Tag, "Create a customer")
    {
        Text = "What the company profile does not say is copied from the billing profile. The first administrator's password is in this answer only. "
            + "With `associatedPartnerId` the customer is created for that indirect reseller too, which takes a user's token.",
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.Customer, CustomerExamples.New) with
        {
            Name = "NewCustomer",
            Members = ["companyProfile", "billingProfile", "associatedPartnerId", "enableGDAPByDefault"],
            Required = ["companyProfile", "billingProfile"],
        },
        Responses =
        [
            ResponseDescription.Of(201, "The customer, with its first administrator.", ContractsJsonContext.Api.Customer, CustomerExamples.Customer with
            {
                UserCredentials = new() { UserName = "admin", Password = "wT7#kQ2p" },
            }) with { Headers = [HeaderNames.Location] },
        ],
        Faults =
        [
            FaultDescriptions.Invalid("billingProfile.email", OneRequired),
            FaultDescriptions.Invalid("billingProfile.defaultAddress.state", "is required in United States", 27002),
            FaultDescriptions.Invalid("billingProfile.defaultAddress.country", "is not the ISO 3166-1 code of a country", 20000),
            FaultDescriptions.Invalid("companyProfile.organizationRegistrationNumber", "is not supported in this country", 600002),
            FaultDescriptions.Invalid("companyProfile.organizationRegistrationNumber", OneRequired, 600049),
            FaultDescriptions.Invalid("companyProfile.organizationRegistrationNumber", "is not a registration number of this country", 600050),
            FaultDescriptions.Invalid("billingProfile.defaultAddress.phoneNumber", OneRequired, 600051),
            Fault.NotIndirectReseller(CustomerExamples.Reseller), Fault.QuotaExceeded(75),
            .. ForResellers(settings, CloudOperations.CreateForReseller, "Creating a customer for an indirect reseller"),
            Fault.DomainTaken(CustomerExamples.Domain), Fault.RequestIdReused(), Fault.CreatedResourceGone(),
        ],
    };

    public static OperationDescription Get() => new(Tag, "Get a customer by ID")
    {
        Parameters = [Id],
        Responses = [ResponseDescription.Of(200, "The customer.", ContractsJsonContext.Api.Customer, CustomerExamples.Customer)],
        Faults = Faults,
    };

    public static OperationDescription Update() => new(Tag, "Remove a reseller relationship or delegated access")
    {
        Text = "`relationshipToPartner` can be set to `none`, and `allowDelegatedAccess` to false; the customer grants either anew by accepting a relationship request. Other members are not looked at.",
        Parameters = [Id],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.Customer, new() { RelationshipToPartner = RelationshipToPartner.None }) with
        {
            Name = "CustomerPatch",
            Members = ["relationshipToPartner", "allowDelegatedAccess", "attributes"],
        },
        Responses = [ResponseDescription.Of(200, "The customer as it is now.", ContractsJsonContext.Api.Customer, CustomerExamples.Customer with { RelationshipToPartner = RelationshipToPartner.None, AllowDelegatedAccess = false })],
        Faults = [.. Faults, FaultDescriptions.Invalid("relationshipToPartner", "can be set to none only; the customer grants the rest by accepting a relationship request")],
    };

    public static OperationDescription Delete() => new(Tag, "Delete a customer of a sandbox account")
    {
        Text = "The customer and everything under it is removed for every partner, and its domain is free again. Every partner that has or had the customer must be a sandbox account.",
        Parameters = [Id],
        Responses = [ResponseDescription.Empty(204, "It is deleted.")],
        Faults = [.. Faults, Fault.SandboxRequired(), Fault.ActionNotAllowed("Only the indirect provider that created this customer can delete it.")],
    };

    // What shares a route is refused where the cloud has it not, and to applications where they are not let in.
    private static IEnumerable<Fault> ForResellers(CustomarySettings settings, string operation, string what)
    {
        var cloud = settings.Get(SettingDefinitions.Cloud);
        if (!CloudOperations.Has(cloud, operation)) yield return Fault.NotSupportedInCloud(operation, cloud.Name);
        else if (!settings.Get(SettingDefinitions.RelaxedAuthentication)) yield return Fault.UserTokenRequired(what);
    }
}
