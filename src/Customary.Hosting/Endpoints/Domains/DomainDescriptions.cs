using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Domains;

/// <summary>Describes the domain operations.</summary>
internal static class DomainDescriptions
{
    private const string Tag = "Domains";
    private const string Name = "shop.fabrikam.example";

    private static readonly Domain Domain = new()
    {
        AuthenticationType = DomainConstants.Managed,
        Capability = "email",
        IsDefault = false,
        IsInitial = false,
        Name = Name,
        Status = "verified",
        VerificationMethod = DomainConstants.DnsRecord,
    };

    public static OperationDescription Check() => new(Tag, "Verify domain availability")
    {
        Text = "Status 200 means that the domain is in use; 404 means that it is available. Neither response has a body. A name without a dot gets the suffix of the cloud.",
        Parameters = [ParameterDescription.Path("domain", "The domain name.", CustomerExamples.Domain)],
        Responses = [ResponseDescription.Empty(200, "The domain is in use."), ResponseDescription.Empty(404, "The domain is available.")],
        Faults = [Fault.InvalidParameter("domain", "is not a domain name")],
    };

    public static OperationDescription CheckAvailability() => new(Tag, "Check a domain prefix")
    {
        Parameters = [ParameterDescription.Path("prefix", "The part before the suffix of the cloud, or the whole domain.", "fabrikam")],
        Responses = [ResponseDescription.Create(200, "Whether the domain is available.", ContractsJsonContext.Api.Boolean, true)],
        Faults = [FaultDescriptions.Invalid("prefix", "may have only letters, digits and inner hyphens before .onmicrosoft.com")],
    };

    public static OperationDescription Create() => new(Tag, "Add a verified domain for a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.VerifiedDomain, new() { VerifiedDomainName = Name, Domain = Domain }),
        Responses = [ResponseDescription.Create(201, "The domain.", ContractsJsonContext.Api.Domain, Domain)],
        Faults =
        [
            .. CustomerDescriptions.Faults, FaultDescriptions.Invalid("verifiedDomainName", "is not a domain name"),
            Fault.DomainTaken(Name, "verifiedDomainName"), Fault.RequestIdReused(),
        ],
    };

    public static OperationDescription List() => new(Tag, "Get a customer's custom domains")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Create(200, "The names of the customer's domains. The initial domain is first.", ContractsJsonContext.Api.DomainNames, (string[])[CustomerExamples.Domain, Name])],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription GetOrganization() => new(Tag, "Get a customer's organization")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses =
        [
            ResponseDescription.Create(200, "A list with one organization, as documented.", ContractsJsonContext.Api.CustomerOrganizations, (CustomerOrganization[])
            [
                new()
                {
                    Street = "401 Pine Street",
                    CountryLetterCode = "US",
                    PostalCode = "98101",
                    City = "Seattle",
                    State = "WA",
                    DisplayName = CustomerExamples.CompanyName,
                    TechnicalNotificationMails = [CustomerExamples.Email],
                },
            ]),
        ],
        Faults = CustomerDescriptions.Faults,
    };
}
