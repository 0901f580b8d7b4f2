namespace Customary.Server.Storage;

/// <summary>
/// Prunes what was answered to partners that came back no more, for each other prunes its own with each new request. Once in a while
/// one request takes a few partners on, in the order of their ids and round again: no request pays much, most pay nothing,
/// and no transaction is about more than one partner.
/// </summary>
internal sealed class IdempotencyPruning(Database database, TimeSpan keptFor)
{
    private const int PartnersATime = 8;
    private const int RowsATime = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock _turn = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private Guid _last;

    /// <summary>Prunes a few partners, unless some were pruned less than a minute ago.</summary>
    public async Task PruneOthersAsync(DateTimeOffset now, CancellationToken stop)
    {
        lock (_turn)
        {
            if (now < _next) return;
            _next = now + Pause;
        }

        for (var pruned = 0; pruned < PartnersATime; pruned++)
        {
            if (await NextAsync(_last, stop) is not { } partner)
            {
                _last = Guid.Empty;
                return;
            }

            _last = partner;
            await PruneAsync(partner, now - keptFor, stop);
        }
    }

    private ValueTask<Guid?> NextAsync(Guid after, CancellationToken stop) =>
        database.ReadAsync(after, static async (session, after, stop) =>
        {
            var query = session.Statement(IdempotencySql.NextPartner).With(after);
            await using var row = await query.QueryAsync(stop);
            return await row.ReadAsync(stop) ? query.GetGuid(row, 0) : (Guid?)null;
        }, stop);

    private Task<int> PruneAsync(Guid partner, DateTimeOffset answeredUntil, CancellationToken stop) =>
        database.WriteAsync(
            async (session, stop) => await session.Statement(IdempotencySql.PruneSome)
                .With(partner).With(answeredUntil.ToUnixTimeMilliseconds()).With(RowsATime).ExecuteAsync(stop), stop);
}
