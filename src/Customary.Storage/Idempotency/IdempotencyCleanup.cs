using Customary.Storage.Sql;

namespace Customary.Storage.Idempotency;

/// <summary>
/// Prunes what was answered to partners that came back no more, for each other prunes its own with each new request. Once in a while
/// one request takes a few partners on, in the order of their ids and round again: no request pays much, most pay nothing,
/// and no transaction is about more than one partner.
/// </summary>
internal sealed class IdempotencyCleanup(Database database, TimeSpan keptFor)
{
    private const int PartnersPerRun = 8;
    private const int RowsPerRun = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock _turn = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private Guid _last;

    /// <summary>Prunes a few partners, unless some were pruned less than a minute ago.</summary>
    public async Task RemoveExpiredOfOthersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            if (now < _next) return;
            _next = now + Pause;
        }

        for (var pruned = 0; pruned < PartnersPerRun; pruned++)
        {
            if (await NextAsync(_last, cancellationToken) is not { } partner)
            {
                _last = Guid.Empty;
                return;
            }

            _last = partner;
            await RemoveExpiredAsync(partner, now - keptFor, cancellationToken);
        }
    }

    private ValueTask<Guid?> NextAsync(Guid after, CancellationToken cancellationToken) =>
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
