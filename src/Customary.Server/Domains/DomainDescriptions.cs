using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Domains;

/// <summary>What the operations on domains are.</summary>
internal static class DomainDescriptions
{
    private const string Room = "Domains";
    private const string Name = "shop.fabrikam.example";

    private static readonly Domain Domain = new()
    {
        AuthenticationType = DomainValues.Managed,
        Capability = "email",
        IsDefault = false,
        IsInitial = false,
        Name = Name,
        Status = "verified",
        VerificationMethod = DomainValues.DnsRecord,
    };

    public static OperationDescription Check() => new(Room, "Verify domain availability")
    {
        Text = "The other way round than one may think: 200 is taken, 404 is free, and neither has a body. A name without a dot stands under the cloud's suffix.",
        Parameters = [DescribedParameter.Path("domain", "The domain name.", CustomerExamples.Domain)],
        Answers = [DescribedAnswer.Empty(200, "The domain is taken."), DescribedAnswer.Empty(404, "The domain is free.")],
        Faults = [Fault.NotAllowed("domain", "is not a domain name")],
    };

    public static OperationDescription CheckAvailability() => new(Room, "Check a domain prefix")
    {
        Parameters = [DescribedParameter.Path("prefix", "What stands before the cloud's suffix, or the whole domain.", "fabrikam")],
        Answers = [DescribedAnswer.Of(200, "Whether the domain is free.", WireJson.Wire.Boolean, true)],
        Faults = [DescribedFaults.Invalid("prefix", "may have only letters, digits and inner hyphens before .onmicrosoft.com")],
    };

    public static OperationDescription Add() => new(Room, "Add a verified domain for a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = DescribedBody.Of(WireJson.Wire.VerifiedDomain, new() { VerifiedDomainName = Name, Domain = Domain }),
        Answers = [DescribedAnswer.Of(201, "The domain.", WireJson.Wire.Domain, Domain)],
        Faults =
        [
            .. CustomerDescriptions.Faults, DescribedFaults.Invalid("verifiedDomainName", "is not a domain name"),
            Fault.DomainTaken(Name, "verifiedDomainName"), Fault.RequestIdReused(),
        ],
    };

    public static OperationDescription ListCustom() => new(Room, "Get a customer's custom domains")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [DescribedAnswer.Of(200, "The names of all its domains, the initial one first.", WireJson.Wire.DomainNames, (string[])[CustomerExamples.Domain, Name])],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription GetOrganization() => new(Room, "Get a customer's organization")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers =
        [
            DescribedAnswer.Of(200, "The organization; one, in a list as documented.", WireJson.Wire.CustomerOrganizations, (CustomerOrganization[])
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
