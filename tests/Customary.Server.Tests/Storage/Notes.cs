using Customary.Server.Storage;

namespace Customary.Server.Tests.Storage;

/// <summary>A table of the tests' own, so that what a database promises can be tried without customers.</summary>
internal static class Notes
{
    private const string Insert = "insert into notes (text) values ($1)";

    public static Task MakeAsync(Database database) => database.WriteAsync(async (session, stop) =>
    {
        await session.Statement("create table notes (text text primary key)").ExecuteAsync(stop);
        await session.Statement("create table sources (name text primary key)").ExecuteAsync(stop);
        return await session.Statement(
            "create table quotes (source text references sources (name) deferrable initially deferred)").ExecuteAsync(stop);
    }, CancellationToken.None);

    public static Task<int> AddAsync(Database database, string text, CancellationToken stop = default) =>
        database.WriteAsync(async (session, stop) => await session.Statement(Insert).With(text).ExecuteAsync(stop), stop);

    /// <summary>Adds a note once the gate opens, and says when it has begun to wait for it.</summary>
    public static Task<int> AddBehindAsync(Database database, string text, Gate gate) => database.WriteAsync(async (session, stop) =>
    {
        var added = await session.Statement(Insert).With(text).ExecuteAsync(stop);
        gate.Pass();
        return added;
    }, CancellationToken.None);

    /// <summary>A change that is fine by itself and that no commit gets past.</summary>
    public static Task<int> QuoteNobodyAsync(Database database) => database.WriteAsync(
        async (session, stop) => await session.Statement("insert into quotes (source) values ('nobody')").ExecuteAsync(stop), CancellationToken.None);

    public static ValueTask<List<string>> ListAsync(Database database) => database.ReadAsync(0, static async (session, _, stop) =>
    {
        var found = new List<string>();
        await using var row = await session.Statement("select text from notes order by text").QueryAsync(stop);
        while (await row.ReadAsync(stop)) found.Add(row.GetString(0));
        return found;
    }, CancellationToken.None);
}
