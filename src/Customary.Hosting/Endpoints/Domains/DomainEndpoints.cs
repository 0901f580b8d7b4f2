namespace Customary.Hosting.Endpoints.Domains;

/// <summary>
/// Checks whether a customer of any partner already has a domain. A name without a dot gets the suffix of the cloud.
/// Sources: "Verify domain availability"; the Swagger document of the customer service for the legacy check of a prefix.
/// </summary>
internal static class DomainEndpoints
{
    public static void MapDomains(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/v1/domains/{domain}", [HttpMethods.Head], Check).WithName("CheckDomain").Describe(DomainDescriptions.Check);
        routes.MapGet("/v1/validations/checkdomainavailability/{prefix}", CheckAvailability).WithName("CheckDomainAvailability").Describe(DomainDescriptions.CheckAvailability);
    }

    // 200: the domain is in use. 404: the domain is available.
    private static async Task<IResult> Check(string domain, DomainValidator validator, TenantStore tenants, CancellationToken cancellationToken)
    {
        var name = DomainName.TryToAscii(domain, out var ascii) ? validator.Complete(ascii) : "";
        if (!DomainName.IsValid(name)) return Fault.InvalidParameter("domain", "is not a domain name").ToHttpResult();
        return ApiResults.StatusCode(await tenants.FindKeyAsync(name, cancellationToken) is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    // true: the domain is available.
    private static async Task<IResult> CheckAvailability(string prefix, DomainValidator validator, TenantStore tenants, CancellationToken cancellationToken)
    {
        var name = validator.WithSuffix(prefix);
        var errors = new ValidationErrors();
        validator.Validate(name, "prefix", errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors).ToHttpResult();
        return ApiResults.Json(await tenants.FindKeyAsync(name, cancellationToken) is null, ContractsJsonContext.Api.Boolean);
    }
}
