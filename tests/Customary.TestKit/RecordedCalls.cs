using Customary.Storage.Sql;

namespace Customary.TestKit;

/// <summary>A table of the tests' own, so that what a database promises can be tried without customers.</summary>
internal static class RecordedCalls
{
    private const string Insert = "insert into notes (text) values ($1)";

    public static Task MakeAsync(Database database) => database.WriteAsync(async (session, cancellationToken) =>
    {
        await session.Prepare("create table notes (text text primary key)").ExecuteAsync(cancellationToken);
        await session.Prepare("create table sources (name text primary key)").ExecuteAsync(cancellationToken);
        return await session.Prepare(
            "create table quotes (source text references sources (name) deferrable initially deferred)").ExecuteAsync(cancellationToken);
    }, CancellationToken.None);

    public static Task<int> AddAsync(Database database, string text, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async (session, cancellationToken) => await session.Prepare(Insert).Bind(text).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Adds a note once the gate opens, and says when it has begun to wait for it.</summary>
    public static Task<int> AddBehindAsync(Database database, string text, Gate gate) => database.WriteAsync(async (session, cancellationToken) =>
    {
        var added = await session.Prepare(Insert).Bind(text).ExecuteAsync(cancellationToken);
        gate.Pass();
        return added;
    }, CancellationToken.None);

    /// <summary>A change that is fine by itself and that no commit gets past.</summary>
    public static Task<int> QuoteNobodyAsync(Database database) => database.WriteAsync(
        async (session, cancellationToken) => await session.Prepare("insert into quotes (source) values ('nobody')").ExecuteAsync(cancellationToken), CancellationToken.None);

    public static ValueTask<List<string>> ListAsync(Database database) => database.ReadAsync(0, static async (session, _, cancellationToken) =>
    {
        var found = new List<string>();
        await using var row = await session.Prepare("select text from notes order by text").QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) found.Add(row.GetString(0));
        return found;
    }, CancellationToken.None);
}
