using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.Storage;

namespace Customary.Server.Domains;

/// <summary>Whether a domain is taken. Source: "Verify domain availability"; a name without a dot stands under the cloud's suffix.</summary>
internal static class DomainEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/v1/domains/{domain}", [HttpMethods.Head], Find).WithName("CheckDomain");

    // 200 is taken, 404 is free, and neither has a body.
    private static async Task<IResult> Find(string domain, DomainRules rules, CustomerStore store, CancellationToken stop)
    {
        var name = domain.Contains('.', StringComparison.Ordinal) ? domain : $"{domain}.{rules.StandardSuffix}";
        if (!DomainName.IsValid(name)) return Fault.NotAllowed("domain", "is not a domain name").ToAnswer();
        return Answers.Empty(await store.FindOwnerAsync(name, stop) is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
