using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>Describes the customer operations.</summary>
internal static class CustomerDescriptions
{
    public const string Tag = "Customers";

    /// <summary>The customer ID in the path.</summary>
    public static ParameterDescription Id { get; } = ParameterDescription.Id("id", "The customer's ID, which is also its tenant ID.", CustomerExamples.Id);

    /// <summary>The faults of every operation on one customer.</summary>
    public static IReadOnlyList<Fault> Faults => [Fault.CustomerIdNotGuid(), Fault.CustomerNotFound(), Fault.RelationshipEnded()];

    public static OperationDescription List(DescriptionOptions options) => new(Tag, "List the partner's customers")
    {
        Text = "Customers are sorted by ID, which is the order of creation, or by the name or domain that the filter uses. To read the next page, follow `links.next`, or send `continuationToken` in the header `MS-ContinuationToken` with seekOperation=Next. The last page has neither. "
            + "The filter is a JSON object of Field (`CompanyName`, `Domain`, `IndirectReseller` or `IndirectCloudSolutionProvider`), Value and Operator (`starts_with`). Listing the customers of an indirect reseller requires a user token.",
        Parameters =
        [
            .. ParameterDescription.Paging(),
            ParameterDescription.Query("filter", "The filter, a JSON object.", """{"Field":"CompanyName","Value":"Fab","Operator":"starts_with"}"""),
        ],
        Responses = [ResponseDescription.Create(200, "A page of customers in short form.", ContractsJsonContext.Api.CustomerCollection, CustomerExamples.Page)],
        Faults =
        [
            .. FaultDescriptions.Paging,
            .. ForResellers(options, CloudOperations.ListOfReseller, "Listing the customers of an indirect reseller"),
        ],
    };

    public static OperationDescription Create(DescriptionOptions options) => new(Tag, "Create a customer")
    {
        Text = "Missing values of the company profile are copied from the billing profile. Only this response contains the password of the first administrator. "
            + "With `associatedPartnerId`, the customer is also created for that indirect reseller; this requires a user token.",
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.Customer, CustomerExamples.New) with
        {
            Name = "NewCustomer",
            Properties = ["companyProfile", "billingProfile", "associatedPartnerId", "enableGDAPByDefault"],
            Required = ["companyProfile", "billingProfile"],
        },
        Responses =
        [
            ResponseDescription.Create(201, "The customer and its first administrator.", ContractsJsonContext.Api.Customer, CustomerExamples.Customer with
            {
                UserCredentials = new() { UserName = "admin", Password = "wT7#kQ2p" },
            }) with { Headers = [HeaderNames.Location] },
        ],
        Faults =
        [
            FaultDescriptions.Invalid("billingProfile.email", "is required"),
            FaultDescriptions.Invalid("billingProfile.defaultAddress.state", "is required in United States", 27002),
            FaultDescriptions.Invalid("billingProfile.defaultAddress.country", "is not the ISO 3166-1 code of a country", 20000),
            FaultDescriptions.Invalid("companyProfile.organizationRegistrationNumber", "is not supported in this country", 600002),
            FaultDescriptions.Invalid("companyProfile.organizationRegistrationNumber", "is required", 600049),
            FaultDescriptions.Invalid("companyProfile.organizationRegistrationNumber", "is not a registration number of this country", 600050),
            FaultDescriptions.Invalid("billingProfile.defaultAddress.phoneNumber", "is required", 600051),
            Fault.NotIndirectReseller(CustomerExamples.ResellerId), Fault.QuotaExceeded(75),
            .. ForResellers(options, CloudOperations.CreateForReseller, "Creating a customer for an indirect reseller"), CustomerService.NotSeller(),
            Fault.DomainTaken(CustomerExamples.Domain), Fault.RequestIdReused(), Fault.CreatedResourceGone(),
        ],
    };

    public static OperationDescription Get() => new(Tag, "Get a customer by ID")
    {
        Parameters = [Id],
        Responses = [ResponseDescription.Create(200, "The customer.", ContractsJsonContext.Api.Customer, CustomerExamples.Customer)],
        Faults = Faults,
    };

    public static OperationDescription Update() => new(Tag, "Remove a reseller relationship or delegated access")
    {
        Text = "`relationshipToPartner` can be set to `none`, and `allowDelegatedAccess` to false. To grant them again, the customer must accept a relationship request. Other properties are ignored.",
        Parameters = [Id],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.Customer, new() { RelationshipToPartner = RelationshipToPartner.None }) with
        {
            Name = "CustomerPatch",
            Properties = ["relationshipToPartner", "allowDelegatedAccess", "attributes"],
        },
        Responses = [ResponseDescription.Create(200, "The updated customer.", ContractsJsonContext.Api.Customer, CustomerExamples.Customer with { RelationshipToPartner = RelationshipToPartner.None, AllowDelegatedAccess = false })],
        Faults = [.. Faults, FaultDescriptions.Invalid("relationshipToPartner", "can be set to none only; the customer grants the rest by accepting a relationship request"), Fault.NoRelationshipToEnd()],
    };

    public static OperationDescription Delete() => new(Tag, "Delete a customer of a sandbox account")
    {
        Text = "Deletes the customer and all its resources for every partner, and releases its domain. Every partner that has or had the customer must be a sandbox account.",
        Parameters = [Id],
        Responses = [ResponseDescription.Empty(204, "The customer was deleted.")],
        Faults = [.. Faults, Fault.SandboxRequired(), Fault.ActionNotAllowed("Only the indirect provider of this customer can delete it.")],
    };

    // These operations share a route with others, so the route cannot tell that the cloud does not have them or that they require a user token.
    private static IEnumerable<Fault> ForResellers(DescriptionOptions options, string operation, string action)
    {
        var cloud = options.Cloud;
        if (!CloudOperations.Has(cloud, operation)) yield return Fault.NotSupportedInCloud(operation, cloud.Name);
        else if (!options.UserTokens.AllowApplications) yield return Fault.UserTokenRequired(action);
    }
}
