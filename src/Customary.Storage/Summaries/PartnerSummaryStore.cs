namespace Customary.Storage.Summaries;

/// <summary>
/// Stores the summaries of partners' customers. Customers are read in small batches without a lock, so no change waits for them. Of several
/// nodes, one counts a partner: it claims the partner for a time and extends the claim while it works.
/// </summary>
internal sealed class PartnerSummaryStore(Database database)
{
    private const int PartnersPerQuery = 100;

    /// <summary>Finds the summary of a partner; null if it was never requested.</summary>
    public ValueTask<StoredSummary?> FindAsync(Guid partner, CancellationToken cancellationToken) =>
        database.ReadAsync(partner, static async (session, partner, cancellationToken) =>
        {
            await using var row = await session.Prepare(PartnerSummarySql.Find).Bind(partner).QueryAsync(cancellationToken);
            if (!await row.ReadAsync(cancellationToken)) return null;
            var counted = row.GetInt64(1);
            return new StoredSummary(
                row.GetFieldValue<byte[]>(0), counted == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(counted), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), counted != 0 && row.GetBoolean(3), row.GetInt64(4));
        }, cancellationToken);

    /// <summary>Lists partners whose customers were changed since the last count, by ID. An empty list is the end.</summary>
    /// <param name="requestedAfter">Leaves out partners whose summary nobody has looked at since then.</param>
    /// <param name="now">The real time. Leaves out partners that a node counts, or has just counted.</param>
    /// <param name="after">The partner before the list.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<List<Guid>> ListChangedAsync(DateTimeOffset requestedAfter, DateTimeOffset now, Guid after, CancellationToken cancellationToken) =>
        database.ReadAsync((requestedAfter, now, after), static async (session, state, cancellationToken) =>
        {
            var partners = new List<Guid>();
            var query = session.Prepare(PartnerSummarySql.ListChanged)
                .Bind(state.after).Bind(state.requestedAfter.ToUnixTimeMilliseconds()).Bind(state.now.ToUnixTimeMilliseconds()).Bind(PartnersPerQuery);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) partners.Add(query.GetGuid(row, 0));
            return partners;
        }, cancellationToken);

    /// <summary>Claims a partner for this node. Returns false if another node counts it, or if it was counted so recently that the next count must wait.</summary>
    public Task<bool> ClaimAsync(Guid partner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
            await session.Prepare(PartnerSummarySql.Claim)
                .Bind(partner).Bind(now.ToUnixTimeMilliseconds()).Bind(until.ToUnixTimeMilliseconds()).Bind(Array.Empty<byte>()).ExecuteAsync(cancellationToken) == 1, cancellationToken);

    /// <summary>Extends the claim of this node.</summary>
    public Task ExtendAsync(Guid partner, DateTimeOffset until, CancellationToken cancellationToken) => UpdateAsync(PartnerSummarySql.Extend, partner, until, cancellationToken);

    /// <summary>Records that a person looks at the summary.</summary>
    public Task RequestAsync(Guid partner, DateTimeOffset now, CancellationToken cancellationToken) => UpdateAsync(PartnerSummarySql.Request, partner, now, cancellationToken);

    /// <summary>Finds the current state of a partner's customers.</summary>
    public ValueTask<CustomersPosition> FindPositionAsync(Guid partner, CancellationToken cancellationToken) =>
        database.ReadAsync(partner, static async (session, partner, cancellationToken) =>
        {
            var query = session.Prepare(PartnerSummarySql.FindPosition).Bind(partner);
            await using var row = await query.QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new CustomersPosition(row.GetInt64(0), row.IsDBNull(1) ? null : query.GetGuid(row, 1));
        }, cancellationToken);

    /// <summary>Lists the customers of the audit records in a range, a customer once for each record.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="after">The exclusive start, in UTC ticks.</param>
    /// <param name="until">The inclusive end, in UTC ticks.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<List<Guid>> ListChangedCustomersAsync(Guid partner, long after, long until, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, after, until, limit), static async (session, state, cancellationToken) =>
        {
            var customers = new List<Guid>();
            var query = session.Prepare(PartnerSummarySql.ListChangedCustomers).Bind(state.partner).Bind(state.after).Bind(state.until).Bind(state.limit);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) customers.Add(query.GetGuid(row, 0));
            return customers;
        }, cancellationToken);

    /// <summary>
    /// Makes the next count of each partner read all customers, in the transaction of a change that has no audit records: an import, a reset or a restore.
    /// </summary>
    internal static Task MarkAllAsync(DbSession session, CancellationToken cancellationToken) => session.Prepare(PartnerSummarySql.MarkAll).ExecuteAsync(cancellationToken);

    /// <summary>Lists a batch of the customers with an active relationship, by ID.</summary>
    public ValueTask<List<CountedCustomer>> ListCustomersAsync(Guid partner, Guid after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, after, limit), static async (session, state, cancellationToken) =>
        {
            var customers = new List<CountedCustomer>(state.limit);
            var query = session.Prepare(PartnerSummarySql.ListCustomers).Bind(state.partner).Bind(state.after).Bind(state.limit);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) customers.Add(new(query.GetGuid(row, 0), row.IsDBNull(1) ? null : row.GetString(1)));
            return customers;
        }, cancellationToken);

    /// <summary>Stores a summary and ends the claim of this node.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="content">The counts as UTF-8 JSON.</param>
    /// <param name="countedAt">When the count began, on the clock of the API.</param>
    /// <param name="position">The state of the customers at that time.</param>
    /// <param name="nextCountAt">The earliest real time of the next count.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task ReplaceAsync(Guid partner, byte[] content, DateTimeOffset countedAt, CustomersPosition position, DateTimeOffset nextCountAt, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
            await session.Prepare(PartnerSummarySql.Replace)
                .Bind(partner).Bind(nextCountAt.ToUnixTimeMilliseconds()).Bind(countedAt.ToUnixTimeMilliseconds()).Bind(position.AuditPosition).Bind(position.NewestCustomer).Bind(content)
                .ExecuteAsync(cancellationToken), cancellationToken);

    private Task<int> UpdateAsync(string sql, Guid partner, DateTimeOffset time, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) => await session.Prepare(sql).Bind(partner).Bind(time.ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken), cancellationToken);
}
