using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Users;

namespace Customary.Storage.Agreements;

/// <summary>Stores the agreements that partners confirmed for their customers. Every query filters by partner.</summary>
internal sealed class AgreementStore(Database database, AuditStore audit, IdempotencyStore requests)
{
    /// <summary>Lists the agreements that a partner confirmed for a customer, oldest first.</summary>
    public ValueTask<List<byte[]>> ListAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static (session, key, cancellationToken) => ListAsync(session, key.partner, key.customer, cancellationToken), cancellationToken);

    /// <summary>
    /// Adds an agreement and its audit records in one transaction, while the tenant is locked, unless the partner has already
    /// confirmed the same agreement. Of requests with the same request ID, one is executed.
    /// Results: <c>Added</c>, <c>Replayed</c>, <c>RequestIdReused</c>, <c>AlreadyExists</c>, <c>CustomerNotFound</c>, <c>RelationshipEnded</c>.
    /// </summary>
    public Task<WriteResult> AddAsync(NewAgreement added, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var (document, tenantRecord) = await UserStore.FindScopeAsync(session, added.Partner, added.Customer, cancellationToken);
            if (document is not { } customer || tenantRecord is null) return new(WriteStatus.CustomerNotFound);
            if (customer.HasEnded) return new(WriteStatus.RelationshipEnded);
            if (await requests.ClaimAsync(session, added.Partner, added.Request, added.Body, cancellationToken) is { } replay) return replay;
            if ((await ListAsync(session, added.Partner, added.Customer, cancellationToken)).Exists(body => added.IsSame(body)))
            {
                await IdempotencyStore.ReleaseAsync(session, added.Partner, added.Request, cancellationToken);
                return new(WriteStatus.AlreadyExists);
            }

            await session.Prepare(AgreementSql.Add).Bind(added.Partner).Bind(added.Customer).Bind(added.Id).Bind(added.Body).ExecuteAsync(cancellationToken);
            await audit.AddAsync(session, added.BuildAudit(tenantRecord), cancellationToken);
            return new WriteResult(WriteStatus.Added, added.Body);
        }, cancellationToken);

    private static async ValueTask<List<byte[]>> ListAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var agreements = new List<byte[]>();
        await using var row = await session.Prepare(AgreementSql.List).Bind(partner).Bind(customer).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) agreements.Add(row.GetFieldValue<byte[]>(0));
        return agreements;
    }
}
