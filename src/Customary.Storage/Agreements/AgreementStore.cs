using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Customary.Storage.Users;

namespace Customary.Storage.Agreements;

/// <summary>The agreements that partners confirmed for their customers. Nothing of a partner is read without its id.</summary>
internal sealed class AgreementStore(Database database, AuditStore audit, IdempotencyStore requests)
{
    /// <summary>What a partner confirmed for a customer, oldest first; empty when it confirmed nothing.</summary>
    public ValueTask<List<byte[]>> ListAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static (session, key, cancellationToken) => ListAsync(session, key.partner, key.customer, cancellationToken), cancellationToken);

    /// <summary>
    /// Adds an agreement unless the partner confirmed the same before. No other write under the customer comes
    /// between; of several with one request id one is carried out.
    /// </summary>
    public Task<WriteResult> AddAsync(NewAgreement added, CancellationToken cancellationToken) =>
        requests.WriteAsync(added.Request, async (session, cancellationToken) =>
        {
            var (document, tenantRecord) = await UserStore.FindScopeAsync(session, added.Partner, added.Customer, cancellationToken);
            if (document is not { } found || tenantRecord is null) return new(WriteStatus.CustomerNotFound);
            if (found.HasEnded) return new(WriteStatus.RelationshipEnded);
            if (await requests.ClaimAsync(session, added.Partner, added.Request, added.Body, cancellationToken) is { } answer) return answer;
            if ((await ListAsync(session, added.Partner, added.Customer, cancellationToken)).Exists(body => added.IsSame(body)))
            {
                await IdempotencyStore.ReleaseAsync(session, added.Partner, added.Request, cancellationToken);
                return new(WriteStatus.AlreadyExists);
            }

            await session.Prepare(AgreementSql.Add).Bind(added.Partner).Bind(added.Customer).Bind(added.Id).Bind(added.Body).ExecuteAsync(cancellationToken);
            await audit.AppendAsync(session, added.BuildAudit(tenantRecord), cancellationToken);
            return new WriteResult(WriteStatus.Added, added.Body);
        }, cancellationToken);

    private static async ValueTask<List<byte[]>> ListAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var found = new List<byte[]>();
        await using var row = await session.Prepare(AgreementSql.List).Bind(partner).Bind(customer).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) found.Add(row.GetFieldValue<byte[]>(0));
        return found;
    }
}
