using Customary.Contracts;
using Customary.Core.Domains;
using Customary.Core.Errors;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Domains;

/// <summary>What the operations on domains are.</summary>
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
        Text = "The other way round than one may think: 200 is taken, 404 is free, and neither has a body. A name without a dot stands under the cloud's suffix.",
        Parameters = [ParameterDescription.Path("domain", "The domain name.", CustomerExamples.Domain)],
        Responses = [ResponseDescription.Empty(200, "The domain is taken."), ResponseDescription.Empty(404, "The domain is free.")],
        Faults = [Fault.InvalidParameter("domain", "is not a domain name")],
    };

    public static OperationDescription CheckAvailability() => new(Tag, "Check a domain prefix")
    {
        Parameters = [ParameterDescription.Path("prefix", "What stands before the cloud's suffix, or the whole domain.", "fabrikam")],
        Responses = [ResponseDescription.Of(200, "Whether the domain is free.", ContractsJsonContext.Api.Boolean, true)],
        Faults = [FaultDescriptions.Invalid("prefix", "may have only letters, digits and inner hyphens before .onmicrosoft.com")],
    };

    public static OperationDescription Add() => new(Tag, "Add a verified domain for a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.VerifiedDomain, new() { VerifiedDomainName = Name, Domain = Domain }),
        Responses = [ResponseDescription.Of(201, "The domain.", ContractsJsonContext.Api.Domain, Domain)],
        Faults =
        [
            .. CustomerDescriptions.Faults, FaultDescriptions.Invalid("verifiedDomainName", "is not a domain name"),
            Fault.DomainTaken(Name, "verifiedDomainName"), Fault.RequestIdReused(),
        ],
    };

    public static OperationDescription ListCustom() => new(Tag, "Get a customer's custom domains")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Of(200, "The names of all its domains, the initial one first.", ContractsJsonContext.Api.DomainNames, (string[])[CustomerExamples.Domain, Name])],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription GetOrganization() => new(Tag, "Get a customer's organization")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses =
        [
            ResponseDescription.Of(200, "The organization; one, in a list as documented.", ContractsJsonContext.Api.CustomerOrganizations, (CustomerOrganization[])
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
