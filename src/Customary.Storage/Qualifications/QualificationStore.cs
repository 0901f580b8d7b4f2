using System.Text.Json;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Qualifications;

/// <summary>Stores the qualifications of customers in their tenant records. All partners of a customer see them.</summary>
internal sealed class QualificationStore(Database database, AuditStore audit, IdempotencyStore requests)
{
    /// <summary>
    /// Adds a qualification, counts the use of its validation code and adds audit records, in one transaction while the tenant
    /// is locked. Of requests with the same request ID, one is executed.
    /// Results: <c>Added</c>, <c>Unchanged</c>, <c>Replayed</c>, <c>Gone</c>, <c>RequestIdReused</c>, <c>Conflict</c>, <c>CodeUnknown</c>,
    /// <c>CodeExhausted</c>, <c>CustomerNotFound</c>, <c>RelationshipEnded</c>.
    /// </summary>
    public Task<QualificationResult> AddAsync(NewQualification added, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var (document, tenantRecord) = await UserStore.FindScopeAsync(session, added.Partner, added.Customer, cancellationToken);
            if (document is not { } customer || tenantRecord is null) return new(WriteStatus.CustomerNotFound);
            if (customer.HasEnded) return new(WriteStatus.RelationshipEnded);
            if (await requests.ClaimAsync(session, added.Partner, added.Request, added.Response, cancellationToken) is { } replay) return ToResult(replay, tenantRecord);
            var result = await AddAsync(session, added, customer.Tenant, tenantRecord, cancellationToken);
            if (result.Status != WriteStatus.Added) await IdempotencyStore.ReleaseAsync(session, added.Partner, added.Request, cancellationToken);
            return result;
        }, cancellationToken);

    private async Task<QualificationResult> AddAsync(DbSession session, NewQualification added, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken)
    {
        var existing = tenantRecord.Qualifications ?? [];
        var changed = added.Add(existing);
        if (changed is null) return new(WriteStatus.Conflict, tenantRecord);
        if (ReferenceEquals(changed, existing)) return new(WriteStatus.Unchanged, tenantRecord);
        if (added.Code is { } code)
        {
            var use = await ValidationCodeStore.UseAsync(session, added.Partner, code, added.DefaultCode, added.At, cancellationToken);
            if (use != ValidationCodeUse.Used) return new(use == ValidationCodeUse.Unknown ? WriteStatus.CodeUnknown : WriteStatus.CodeExhausted, tenantRecord);
        }

        var qualified = tenantRecord with { Qualifications = changed };
        await TenantStore.ReplaceAsync(session, tenant, qualified, cancellationToken);
        await audit.AddAsync(session, added.BuildAudit(tenantRecord), cancellationToken);
        return new(WriteStatus.Added, qualified, added.Response);
    }

    // A new request replaces a denied qualification, so the created one can be gone.
    private static QualificationResult ToResult(WriteResult replay, TenantRecord tenantRecord)
    {
        if (replay.Status != WriteStatus.Replayed) return new(WriteStatus.RequestIdReused);
        var created = JsonSerializer.Deserialize(replay.Body!, ContractsJsonContext.Api.CustomerQualification)!;
        return tenantRecord.Qualifications?.Any(one => IsSame(one, created)) == true
            ? new(WriteStatus.Replayed, null, replay.Body)
            : new(WriteStatus.Gone);
    }

    // Only a qualification with vetting can be replaced, also by one of the same kind. Its response has the time of the request.
    private static bool IsSame(QualificationRecord stored, CustomerQualification created) =>
        stored.Qualification == created.Qualification
        && (created.VettingCreatedDate is not { } date || DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) == stored.CreatedAt);
}
