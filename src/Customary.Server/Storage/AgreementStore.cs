namespace Customary.Server.Storage;

/// <summary>The agreements that partners confirmed for their customers. Nothing of a partner is read without its id.</summary>
public sealed class AgreementStore(Database database, AuditStore audit, AnsweredRequests requests)
{
    /// <summary>What a partner confirmed for a customer, oldest first; empty when it confirmed nothing.</summary>
    public ValueTask<List<byte[]>> ListAsync(Guid partner, Guid customer, CancellationToken stop) =>
        database.ReadAsync((partner, customer), static (session, key, stop) => ListAsync(session, key.partner, key.customer, stop), stop);

    /// <summary>
    /// Adds an agreement unless the partner confirmed the same before. No other write under the customer comes
    /// between; of several with one request id one is carried out.
    /// </summary>
    public Task<AgreementAnswer> AddAsync(NewAgreement added, CancellationToken stop) =>
        requests.WriteAsync(added.Request, async (session, stop) =>
        {
            var (document, facts) = await UserStore.FindScopeAsync(session, added.Partner, added.Customer, stop);
            if (document is not { } found || facts is null) return new(Agreeing.NoCustomer);
            if (found.HasEnded) return new(Agreeing.RelationshipEnded);
            if (await requests.ClaimAsync(session, added.Partner, added.Request, added.Body, stop) is { } answer) return Repeated(answer);
            if ((await ListAsync(session, added.Partner, added.Customer, stop)).Exists(body => added.IsSame(body)))
            {
                await AnsweredRequests.UnclaimAsync(session, added.Partner, added.Request, stop);
                return new(Agreeing.Exists);
            }

            await session.Statement(AgreementSql.Add).With(added.Partner).With(added.Customer).With(added.Id).With(added.Body).ExecuteAsync(stop);
            await audit.AppendAsync(session, added.Tell(facts), stop);
            return new AgreementAnswer(Agreeing.Added, added.Body);
        }, stop);

    private static async ValueTask<List<byte[]>> ListAsync(Session session, Guid partner, Guid customer, CancellationToken stop)
    {
        var found = new List<byte[]>();
        await using var row = await session.Statement(AgreementSql.List).With(partner).With(customer).QueryAsync(stop);
        while (await row.ReadAsync(stop)) found.Add(row.GetFieldValue<byte[]>(0));
        return found;
    }

    private static AgreementAnswer Repeated(AddAnswer answer) =>
        answer.Adding == Adding.Repeated ? new(Agreeing.Repeated, answer.Body) : new(Agreeing.RequestIdReused);
}
