using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Domains;

/// <summary>Stores the additional domains of customers.</summary>
internal sealed class DomainStore(Database database, IdempotencyStore requests, AuditStore audit)
{
    /// <summary>
    /// Adds a domain to a customer. In one transaction, it reserves the domain and updates the tenant record and every
    /// partner's view of the customer. If several requests add the same domain, exactly one succeeds.
    /// Results: <c>Added</c>, <c>Replayed</c>, <c>RequestIdReused</c>, <c>DomainTaken</c>, <c>CustomerNotFound</c>, <c>RelationshipEnded</c>.
    /// </summary>
    public Task<WriteResult> AddAsync(NewDomain domain, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            // Lock the tenant first. All writes lock in this order, see CustomerStore.
            var locked = await TenantStore.LockAsync(session, domain.Partner, domain.Customer, cancellationToken);
            var view = locked is null ? null : await CustomerStore.FindViewAsync(session, domain.Partner, domain.Customer, cancellationToken);
            if (view is null) return new(WriteStatus.CustomerNotFound);
            if (view.HasEnded) return new(WriteStatus.RelationshipEnded);
            if (await requests.ClaimAsync(session, domain.Partner, domain.Request, domain.Response, cancellationToken) is { } replay) return replay;
            var (tenant, tenantRecord) = locked!;
            if (!await ReserveAsync(session, domain, tenant, cancellationToken)) return new WriteResult(WriteStatus.DomainTaken);
            var updated = AddDomain(tenantRecord, domain.Domain);
            var activePartners = await ReplaceTenantAndViewsAsync(session, domain, tenant, updated, cancellationToken);
            await audit.AddAsync(session, domain.BuildAudit(activePartners, updated), cancellationToken);
            return new(WriteStatus.Added, domain.Response);
        }, cancellationToken);

    private static TenantRecord AddDomain(TenantRecord tenantRecord, VerifiedDomain domain) => tenantRecord with
    {
        Domains = [.. tenantRecord.Domains, domain.VerifiedDomainName!],
        VerifiedDomains = [.. tenantRecord.VerifiedDomains ?? [], domain],
    };

    // If another customer has the domain, releases the claim of the request, so that the client can retry with the same MS-RequestId.
    private static async ValueTask<bool> ReserveAsync(DbSession session, NewDomain domain, TenantKey tenant, CancellationToken cancellationToken)
    {
        if (await CustomerStore.AddDomainAsync(session, domain.Domain.VerifiedDomainName!, tenant, cancellationToken)) return true;
        await IdempotencyStore.ReleaseAsync(session, domain.Partner, domain.Request, cancellationToken);
        return false;
    }

    // Returns the partners with an active relationship: only they get audit records.
    private static async Task<List<Guid>> ReplaceTenantAndViewsAsync(DbSession session, NewDomain domain, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken)
    {
        await TenantStore.ReplaceAsync(session, tenant, tenantRecord, cancellationToken);
        var activePartners = new List<Guid>();
        foreach (var partner in tenantRecord.Partners)
        {
            var view = await CustomerStore.FindViewAsync(session, partner, domain.Customer, cancellationToken);
            await CustomerStore.ReplaceViewAsync(session, view! with { Body = domain.Render(view, tenantRecord) }, cancellationToken);
            if (!view.HasEnded) activePartners.Add(partner);
        }

        return activePartners;
    }
}
