using Customary.Contracts;
using Customary.Core.Domains;
using Customary.Core.Errors;
using Customary.Core.Validation;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;
using Customary.Storage.Tenants;

namespace Customary.Hosting.Endpoints.Domains;

/// <summary>
/// Whether a domain is taken, by whichever customer of whichever partner. Sources: "Verify domain availability", and
/// the customer service's swagger for the older check of a prefix. A name without a dot stands under the cloud's suffix.
/// </summary>
internal static class DomainEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/v1/domains/{domain}", [HttpMethods.Head], Find).WithName("CheckDomain").Describe(DomainDescriptions.Check);
        routes.MapGet("/v1/validations/checkdomainavailability/{prefix}", IsAvailable).WithName("CheckDomainAvailability").Describe(DomainDescriptions.CheckAvailability);
    }

    // 200 is taken, 404 is free, and neither has a body.
    private static async Task<IResult> Find(string domain, DomainValidator rules, TenantStore tenants, CancellationToken cancellationToken)
    {
        var name = DomainName.TryToAscii(domain, out var ascii) ? rules.Complete(ascii) : "";
        if (!DomainName.IsValid(name)) return Fault.InvalidParameter("domain", "is not a domain name").ToHttpResult();
        return ApiResults.StatusCode(await tenants.FindKeyAsync(name, cancellationToken) is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    // True is free: the other way round than HEAD.
    private static async Task<IResult> IsAvailable(string prefix, DomainValidator rules, TenantStore tenants, CancellationToken cancellationToken)
    {
        var name = rules.WithSuffix(prefix);
        var errors = new ValidationErrors();
        rules.Validate(name, "prefix", errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors).ToHttpResult();
        return ApiResults.Json(await tenants.FindKeyAsync(name, cancellationToken) is null, ContractsJsonContext.Api.Boolean);
    }
}
