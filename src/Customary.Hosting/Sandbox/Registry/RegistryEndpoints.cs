using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Registry;

/// <summary>The administration of partners, validation codes and facts about customers. Unlike the other changes, it needs no sandbox.</summary>
internal static class RegistryEndpoints
{
    public static void MapRegistry(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/partners", ListPartners).WithName("ListPartners").Describe(RegistryDescriptions.ListPartners);
        admin.MapPut("/partners/{tenant}", SetPartner).WithName("SetPartner").Describe(RegistryDescriptions.SetPartner).NeedsNoSandbox();
        admin.MapGet("/partnerships", ListPartnerships).WithName("ListPartnerships").Describe(RegistryDescriptions.ListPartnerships);
        admin.MapPut("/partnerships/{provider}/{reseller}", AddPartnership).WithName("AddPartnership").Describe(RegistryDescriptions.AddPartnership).NeedsNoSandbox();
        admin.MapDelete("/partnerships/{provider}/{reseller}", RemovePartnership).WithName("RemovePartnership").Describe(RegistryDescriptions.RemovePartnership).NeedsNoSandbox();
        admin.MapGet("/validation-codes", ListCodes).WithName("ListAllValidationCodes").Describe(RegistryDescriptions.ListCodes);
        admin.MapPut("/validation-codes/{tenant}/{code}", SetCode).WithName("SetValidationCode").Describe(RegistryDescriptions.SetCode).NeedsNoSandbox();
        admin.MapDelete("/validation-codes/{tenant}/{code}", RemoveCode).WithName("RemoveValidationCode").Describe(RegistryDescriptions.RemoveCode).NeedsNoSandbox();
        admin.MapPatch("/customers/{customer}", SetFacts).WithName("SetCustomerFacts").Describe(RegistryDescriptions.SetFacts).NeedsNoSandbox();
    }

    private static async Task<IResult> ListPartners(LocalSandboxPartners partners, CancellationToken cancellationToken) =>
        ApiResults.Json(new() { Items = await partners.ListAsync(cancellationToken) }, SandboxJsonContext.Api.PartnerRegistrations);

    private static async Task<IResult> SetPartner(string tenant, AdminBody<PartnerSettings> body, LocalSandboxPartners partners, CancellationToken cancellationToken) =>
        (await partners.TrySetAsync(tenant, body.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.PartnerRegistration);

    private static async Task<IResult> ListPartnerships(LocalSandboxPartners partners, CancellationToken cancellationToken) =>
        ApiResults.Json(new() { Items = await partners.ListPartnershipsAsync(cancellationToken) }, SandboxJsonContext.Api.PartnershipRegistrations);

    private static async Task<IResult> AddPartnership(string provider, string reseller, LocalSandboxPartners partners, CancellationToken cancellationToken) =>
        (await partners.TryAddPartnershipAsync(provider, reseller, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.PartnershipRegistration);

    private static async Task<IResult> RemovePartnership(string provider, string reseller, LocalSandboxPartners partners, CancellationToken cancellationToken) =>
        (await partners.TryRemovePartnershipAsync(provider, reseller, cancellationToken))?.ToHttpResult() ?? ApiResults.StatusCode(StatusCodes.Status204NoContent);

    private static async Task<IResult> ListCodes(LocalSandboxValidationCodes codes, CancellationToken cancellationToken) =>
        ApiResults.Json(new() { Items = await codes.ListAsync(cancellationToken) }, SandboxJsonContext.Api.ValidationCodeRegistrations);

    private static async Task<IResult> SetCode(string tenant, string code, AdminBody<ValidationCodeSettings> body, LocalSandboxValidationCodes codes, CancellationToken cancellationToken) =>
        (await codes.TrySetAsync(tenant, code, body.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ValidationCodeRegistration);

    private static async Task<IResult> RemoveCode(string tenant, string code, LocalSandboxValidationCodes codes, CancellationToken cancellationToken) =>
        (await codes.TryRemoveAsync(tenant, code, cancellationToken))?.ToHttpResult() ?? ApiResults.StatusCode(StatusCodes.Status204NoContent);

    private static async Task<IResult> SetFacts(string customer, AdminBody<CustomerFacts> body, LocalSandboxCustomers customers, CancellationToken cancellationToken) =>
        (await customers.TrySetAsync(customer, body.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.CustomerFacts);
}
