using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.OpenApi;
using Customary.Server.Storage;

namespace Customary.Server.Domains;

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
    private static async Task<IResult> Find(string domain, DomainRules rules, TenantStore tenants, CancellationToken stop)
    {
        var name = DomainName.TryToAscii(domain, out var ascii) ? rules.Complete(ascii) : "";
        if (!DomainName.IsValid(name)) return Fault.NotAllowed("domain", "is not a domain name").ToAnswer();
        return Answers.Empty(await tenants.FindKeyAsync(name, stop) is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    // True is free: the other way round than HEAD.
    private static async Task<IResult> IsAvailable(string prefix, DomainRules rules, TenantStore tenants, CancellationToken stop)
    {
        var name = rules.WithSuffix(prefix);
        var found = new Violations();
        rules.Check(name, "prefix", found);
        if (!found.IsEmpty) return Fault.Invalid(found).ToAnswer();
        return Answers.Value(await tenants.FindKeyAsync(name, stop) is null, WireJson.Wire.Boolean);
    }
}
