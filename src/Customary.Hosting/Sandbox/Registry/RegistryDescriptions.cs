using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Registry;

/// <summary>Describes the administration of partners, validation codes and facts about customers.</summary>
internal static class RegistryDescriptions
{
    private const string Tag = "Administration";
    private const string Outside = "With an administrative token, this operation is allowed outside Development too, without the setting sandbox.";

    private static readonly PartnerRegistration Partner = new()
    {
        Tenant = "7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10",
        Kind = "indirect-provider",
        Name = "Contoso",
        MpnId = "4847383",
        Country = "US",
        Culture = "en-US",
    };

    private static readonly PartnershipRegistration Partnership = new() { Provider = Partner.Tenant, Reseller = "3d1f4c8e-6a1b-4c33-8b51-9d0a7c2e5f44" };

    private static readonly ValidationCodeRegistration Code = new() { Tenant = Partner.Tenant, Code = "123456", OrganizationName = "City of Redmond", MaxCreates = 10, RemainingCreates = 8 };

    private static ParameterDescription Tenant => ParameterDescription.Path("tenant", "The partner: a tenant ID, or a name.", Partner.Tenant);

    private static IReadOnlyList<ParameterDescription> Partners =>
    [
        ParameterDescription.Path("provider", "The indirect provider: a tenant ID, or a name.", Partnership.Provider),
        ParameterDescription.Path("reseller", "The indirect reseller: a tenant ID, or a name.", Partnership.Reseller),
    ];

    private static IReadOnlyList<ParameterDescription> CodeParameters => [Tenant, ParameterDescription.Path("code", "The code, 1 to 9 digits.", Code.Code)];

    public static OperationDescription ListPartners() => new(Tag, "List the registered partners")
    {
        Responses = [ResponseDescription.Create(200, "The partners.", SandboxJsonContext.Api.PartnerRegistrations, new() { Items = [Partner] })],
    };

    public static OperationDescription SetPartner() => new(Tag, "Register a partner, or replace its registration")
    {
        Text = $"The setting partners selects who has access. {Outside}",
        Parameters = [Tenant],
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.PartnerSettings, new() { Kind = Partner.Kind, Name = Partner.Name }),
        Responses = [ResponseDescription.Create(200, "The registration.", SandboxJsonContext.Api.PartnerRegistration, Partner)],
        Faults = [Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("kind", $"must be one of {string.Join(", ", PartnerKinds.Names)}"), Fault.UnsupportedMediaType()],
    };

    public static OperationDescription ListPartnerships() => new(Tag, "List the partnerships")
    {
        Responses = [ResponseDescription.Create(200, "The partnerships.", SandboxJsonContext.Api.PartnershipRegistrations, new() { Items = [Partnership] })],
    };

    public static OperationDescription AddPartnership() => new(Tag, "Register a partnership")
    {
        Text = $"A partnership that exists is not changed. {Outside}",
        Parameters = Partners,
        Responses = [ResponseDescription.Create(200, "The partnership.", SandboxJsonContext.Api.PartnershipRegistration, Partnership)],
        Faults = [Fault.PartnershipRefused("A partner cannot have a partnership with itself.")],
    };

    public static OperationDescription RemovePartnership() => new(Tag, "End a partnership")
    {
        Text = $"Both partners keep their customers. {Outside}",
        Parameters = Partners,
        Responses = [ResponseDescription.Empty(204, "The partnership has ended.")],
        Faults = [Fault.PartnershipNotFound()],
    };

    public static OperationDescription ListCodes() => new(Tag, "List the validation codes of all partners")
    {
        Responses = [ResponseDescription.Create(200, "The codes.", SandboxJsonContext.Api.ValidationCodeRegistrations, new() { Items = [Code] })],
    };

    public static OperationDescription SetCode() => new(Tag, "Add a validation code to a partner, or change it")
    {
        Text = $"Uses of the code still count. {Outside}",
        Parameters = CodeParameters,
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.ValidationCodeSettings, new() { OrganizationName = Code.OrganizationName, MaxCreates = Code.MaxCreates }),
        Responses = [ResponseDescription.Create(200, "The code.", SandboxJsonContext.Api.ValidationCodeRegistration, Code)],
        Faults = [Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("maxCreates", "must not be negative"), Fault.UnsupportedMediaType()],
    };

    public static OperationDescription RemoveCode() => new(Tag, "Remove a validation code from a partner")
    {
        Text = $"Qualified customers stay qualified. {Outside}",
        Parameters = CodeParameters,
        Responses = [ResponseDescription.Empty(204, "The code was removed.")],
        Faults = [Fault.ValidationCodeNotFound()],
    };

    public static OperationDescription SetFacts() => new(Tag, "Set facts about a customer that partners can only read")
    {
        Text = $"Absent properties are not changed. {Outside}",
        Parameters = [ParameterDescription.Path("customer", "The tenant ID of the customer, or one of its domains.", "fabrikam.onmicrosoft.com")],
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.CustomerFacts, new() { AccountStatus = "Allowed" }),
        Responses = [ResponseDescription.Create(200, "All facts.", SandboxJsonContext.Api.CustomerFacts, new() { AccountStatus = "Allowed", AgreementSigned = true })],
        Faults =
        [
            Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("accountStatus", "must be one of none, Allowed"), Fault.AnyCustomerNotFound("fabrikam.onmicrosoft.com"),
            Fault.UnsupportedMediaType(),
        ],
    };
}
