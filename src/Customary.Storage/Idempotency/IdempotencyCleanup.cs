namespace Customary.Storage.Idempotency;

/// <summary>
/// Removes expired responses of inactive partners. An active partner's responses are removed by its own requests. At most
/// once a minute, one request cleans up a few partners in the order of their IDs and starts over at the end. Each
/// transaction covers one partner, so the cost per request stays small.
/// </summary>
internal sealed class IdempotencyCleanup(Database database, TimeSpan retention)
{
    private const int PartnersPerRun = 8;
    private const int RowsPerRun = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private Guid _last;

    /// <summary>Cleans up a few partners, unless the previous run was less than a minute ago.</summary>
    public async Task RemoveExpiredOfOthersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (now < _next) return;
            _next = now + Interval;
        }

        for (var count = 0; count < PartnersPerRun; count++)
        {
            if (await FindNextPartnerAsync(_last, cancellationToken) is not { } partner)
            {
                _last = Guid.Empty;
                return;
            }

            _last = partner;
            await RemoveExpiredAsync(partner, now - retention, cancellationToken);
        }
    }

    private ValueTask<Guid?> FindNextPartnerAsync(Guid after, CancellationToken cancellationToken) =>
        database.ReadAsync(after, static async (session, after, cancellationToken) =>
        {
            var query = session.Prepare(IdempotencySql.NextPartner).Bind(after);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? query.GetGuid(row, 0) : (Guid?)null;
        }, cancellationToken);

    private Task<int> RemoveExpiredAsync(Guid partner, DateTimeOffset answeredUntil, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, cancellationToken) => await session.Prepare(IdempotencySql.RemoveSomeExpired)
                .Bind(partner).Bind(answeredUntil.ToUnixTimeMilliseconds()).Bind(RowsPerRun).ExecuteAsync(cancellationToken), cancellationToken);
}
