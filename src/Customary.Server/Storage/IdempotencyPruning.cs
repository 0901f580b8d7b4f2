namespace Customary.Server.Storage;

/// <summary>
/// Prunes what was answered to partners that came back no more, for each other prunes its own with each new request. Once in a while
/// one write takes a few partners on, in the order of their ids and round again: no write pays much, most pay nothing,
/// and no statement is about more than one partner.
/// </summary>
internal sealed class IdempotencyPruning(TimeSpan keptFor)
{
    private const int PartnersATime = 8;
    private const int RowsATime = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock _turn = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private Guid _last;

    /// <summary>Prunes a few partners, unless some were pruned less than a minute ago.</summary>
    public async Task PruneOthersAsync(Session session, DateTimeOffset now, CancellationToken stop)
    {
        lock (_turn)
        {
            if (now < _next) return;
            _next = now + Pause;
        }

        for (var pruned = 0; pruned < PartnersATime; pruned++)
        {
            if (await NextAsync(session, _last, stop) is not { } partner)
            {
                _last = Guid.Empty;
                return;
            }

            _last = partner;
            await session.Statement(IdempotencySql.PruneSome)
                .With(partner).With((now - keptFor).ToUnixTimeMilliseconds()).With(RowsATime).ExecuteAsync(stop);
        }
    }

    private static async ValueTask<Guid?> NextAsync(Session session, Guid after, CancellationToken stop)
    {
        var query = session.Statement(IdempotencySql.NextPartner).With(after);
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop) ? query.GetGuid(row, 0) : null;
    }
}
