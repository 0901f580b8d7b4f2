using System.Text.Json;
using Customary.Contracts;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Qualifications;

/// <summary>The qualifications of customers. They belong to the tenant, whichever partner asked for them.</summary>
internal sealed class QualificationStore(AuditStore audit, IdempotencyStore requests)
{
    /// <summary>
    /// Gives a customer a qualification and counts the validation code that it uses up, all or nothing. No other
    /// write under the customer comes between; of several with one request id one is carried out.
    /// </summary>
    public Task<QualificationResult> AddAsync(NewQualification added, CancellationToken cancellationToken) =>
        requests.WriteAsync(added.Request, async (session, cancellationToken) =>
        {
            var (document, tenantRecord) = await UserStore.FindScopeAsync(session, added.Partner, added.Customer, cancellationToken);
            if (document is not { } found || tenantRecord is null) return new(WriteStatus.CustomerNotFound);
            if (found.HasEnded) return new(WriteStatus.RelationshipEnded);
            if (await requests.ClaimAsync(session, added.Partner, added.Request, added.Response, cancellationToken) is { } answer) return Repeated(answer, tenantRecord);
            var answered = await AddAsync(session, added, found.Tenant, tenantRecord, cancellationToken);
            if (answered.Status != WriteStatus.Added) await IdempotencyStore.ReleaseAsync(session, added.Partner, added.Request, cancellationToken);
            return answered;
        }, cancellationToken);

    private async Task<QualificationResult> AddAsync(DbSession session, NewQualification added, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken)
    {
        var held = tenantRecord.Qualifications ?? [];
        var changed = added.Add(held);
        if (changed is null) return new(WriteStatus.Conflict, tenantRecord);
        if (ReferenceEquals(changed, held)) return new(WriteStatus.Unchanged, tenantRecord);
        if (added.Code is { } code)
        {
            var use = await ValidationCodeStore.UseAsync(session, added.Partner, code, added.StandardCode, added.At, cancellationToken);
            if (use != ValidationCodeUse.Used) return new(use == ValidationCodeUse.Unknown ? WriteStatus.CodeUnknown : WriteStatus.CodeExhausted, tenantRecord);
        }

        var qualified = tenantRecord with { Qualifications = changed };
        await TenantStore.ReplaceAsync(session, tenant, qualified, cancellationToken);
        await audit.AppendAsync(session, added.BuildAudit(tenantRecord), cancellationToken);
        return new(WriteStatus.Added, qualified, added.Response);
    }

    // One that was denied is replaced by the next one that is asked for.
    private static QualificationResult Repeated(WriteResult answer, TenantRecord tenantRecord)
    {
        if (answer.Status != WriteStatus.Replayed) return new(WriteStatus.RequestIdReused);
        var created = JsonSerializer.Deserialize(answer.Body!, ContractsJsonContext.Api.CustomerQualification)!.Qualification;
        return tenantRecord.Qualifications?.Any(one => one.Qualification == created) == true
            ? new(WriteStatus.Replayed, null, answer.Body)
            : new(WriteStatus.Gone);
    }
}
