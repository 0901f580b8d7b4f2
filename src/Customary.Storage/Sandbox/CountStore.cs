namespace Customary.Storage.Sandbox;

/// <summary>Counts what is stored.</summary>
internal sealed class CountStore(Database database)
{
    private const string Count = """
        select (select count(*) from (select partner_id from customers union select partner_id from partners) as all_partners),
            (select count(*) from tenants), (select count(*) from users where deleted_at = 0)
        """;

    /// <summary>Counts partners, customers and active users.</summary>
    public ValueTask<(long Partners, long Customers, long Users)> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            await using var row = await session.Prepare(Count).QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }, cancellationToken);
}
