using Customary.Contracts;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;

namespace Customary.Storage.Domains;

/// <summary>The domains of customers besides their first.</summary>
internal sealed class DomainStore(IdempotencyStore requests, AuditStore audit)
{
    /// <summary>
    /// Adds a domain to a customer: the registry, the tenant's facts and the document of each partner that has the
    /// customer, all or nothing. Of several that want one domain one gets it.
    /// </summary>
    public Task<WriteResult> AddAsync(NewDomain domain, CancellationToken cancellationToken) =>
        requests.WriteAsync(domain.Request, async (session, cancellationToken) =>
        {
            // The tenant first: whoever changes a customer takes its rows in this order.
            var locked = await TenantStore.LockAsync(session, domain.Partner, domain.Customer, cancellationToken);
            var part = locked is null ? null : await CustomerStore.FindViewAsync(session, domain.Partner, domain.Customer, cancellationToken);
            if (part is null) return new(WriteStatus.CustomerNotFound);
            if (part.HasEnded) return new(WriteStatus.RelationshipEnded);
            if (await requests.ClaimAsync(session, domain.Partner, domain.Request, domain.Response, cancellationToken) is { } answer) return answer;
            var (tenant, tenantRecord) = locked!;
            if (!await ReserveAsync(session, domain, tenant, cancellationToken)) return new WriteResult(WriteStatus.DomainTaken);
            var changed = With(tenantRecord, domain.Domain);
            var holders = await ReplaceRecordAsync(session, domain, tenant, changed, cancellationToken);
            await audit.AppendAsync(session, domain.BuildAudit(holders, changed), cancellationToken);
            return new(WriteStatus.Added, domain.Response);
        }, cancellationToken);

    private static TenantRecord With(TenantRecord tenantRecord, VerifiedDomain domain) => tenantRecord with
    {
        Domains = [.. tenantRecord.Domains, domain.VerifiedDomainName!],
        VerifiedDomains = [.. tenantRecord.VerifiedDomains ?? [], domain],
    };

    // Takes the name; a refusal leaves no claim on the request's id behind.
    private static async ValueTask<bool> ReserveAsync(DbSession session, NewDomain domain, TenantKey tenant, CancellationToken cancellationToken)
    {
        if (await CustomerStore.AddDomainAsync(session, domain.Domain.VerifiedDomainName!, tenant, cancellationToken)) return true;
        await IdempotencyStore.ReleaseAsync(session, domain.Partner, domain.Request, cancellationToken);
        return false;
    }

    // The partners whose relationship goes on: only they are told.
    private static async Task<List<Guid>> ReplaceRecordAsync(DbSession session, NewDomain domain, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken)
    {
        await TenantStore.ReplaceAsync(session, tenant, tenantRecord, cancellationToken);
        var holders = new List<Guid>();
        foreach (var holder in tenantRecord.Partners)
        {
            var part = await CustomerStore.FindViewAsync(session, holder, domain.Customer, cancellationToken);
            await CustomerStore.ReplaceViewAsync(session, part! with { Body = domain.Render(part, tenantRecord) }, cancellationToken);
            if (!part.HasEnded) holders.Add(holder);
        }

        return holders;
    }
}
