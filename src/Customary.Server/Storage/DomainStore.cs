using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>The domains of customers besides their first.</summary>
public sealed class DomainStore(AnsweredRequests requests, AuditStore audit)
{
    /// <summary>
    /// Adds a domain to a customer: the registry, the tenant's facts and the document of each partner that has the
    /// customer, all or nothing. Of several that want one domain one gets it.
    /// </summary>
    public Task<DomainAnswer> AddAsync(NewDomain domain, CancellationToken stop) =>
        requests.WriteAsync(domain.Request, async (session, stop) =>
        {
            // The tenant first: whoever changes a customer takes its rows in this order.
            var held = await TenantStore.HoldAsync(session, domain.Partner, domain.Customer, stop);
            var part = held is null ? null : await CustomerStore.FindPartAsync(session, domain.Partner, domain.Customer, stop);
            if (part is null) return new(DomainAdding.NoCustomer);
            if (part.HasEnded) return new(DomainAdding.RelationshipEnded);
            if (await requests.ClaimAsync(session, domain.Partner, domain.Request, domain.Answer, stop) is { } answer) return Repeated(answer);
            var (tenant, facts) = held!;
            if (!await TakeAsync(session, domain, tenant, stop)) return new DomainAnswer(DomainAdding.Taken);
            var changed = With(facts, domain.Domain);
            var holders = await ReplaceFactsAsync(session, domain, tenant, changed, stop);
            await audit.AppendAsync(session, domain.Tell(holders, changed), stop);
            return new(DomainAdding.Added, domain.Answer);
        }, stop);

    private static TenantFacts With(TenantFacts facts, VerifiedDomain domain) => facts with
    {
        Domains = [.. facts.Domains, domain.VerifiedDomainName!],
        VerifiedDomains = [.. facts.VerifiedDomains ?? [], domain],
    };

    // Takes the name; a refusal leaves no claim on the request's id behind.
    private static async ValueTask<bool> TakeAsync(Session session, NewDomain domain, TenantKey tenant, CancellationToken stop)
    {
        if (await CustomerStore.AddDomainAsync(session, domain.Domain.VerifiedDomainName!, tenant, stop)) return true;
        await AnsweredRequests.UnclaimAsync(session, domain.Partner, domain.Request, stop);
        return false;
    }

    // The partners whose relationship goes on: only they are told.
    private static async Task<List<Guid>> ReplaceFactsAsync(Session session, NewDomain domain, TenantKey tenant, TenantFacts facts, CancellationToken stop)
    {
        await TenantStore.ReplaceAsync(session, tenant, facts, stop);
        var holders = new List<Guid>();
        foreach (var holder in facts.Partners)
        {
            var part = await CustomerStore.FindPartAsync(session, holder, domain.Customer, stop);
            await CustomerStore.ReplacePartAsync(session, part! with { Body = domain.Render(part, facts) }, stop);
            if (!part.HasEnded) holders.Add(holder);
        }

        return holders;
    }

    private static DomainAnswer Repeated(AddAnswer answer) =>
        answer.Adding == Adding.Repeated ? new(DomainAdding.Repeated, answer.Body) : new(DomainAdding.RequestIdReused);
}
