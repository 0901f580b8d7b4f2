using Customary.Storage.Sql;

namespace Customary.TestKit;

/// <summary>Tables for tests of the database layer without customers.</summary>
internal static class NotesTable
{
    private const string Insert = "insert into notes (text) values ($1)";

    public static Task CreateAsync(Database database) => database.WriteAsync(async (session, cancellationToken) =>
    {
        await session.Prepare("create table notes (text text primary key)").ExecuteAsync(cancellationToken);
        await session.Prepare("create table sources (name text primary key)").ExecuteAsync(cancellationToken);
        return await session.Prepare(
            "create table quotes (source text references sources (name) deferrable initially deferred)").ExecuteAsync(cancellationToken);
    }, CancellationToken.None);

    public static Task<int> AddAsync(Database database, string text, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async (session, cancellationToken) => await session.Prepare(Insert).Bind(text).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Adds a note in a transaction that stays open until the gate opens.</summary>
    public static Task<int> AddAtGateAsync(Database database, string text, ThreadGate gate) => database.WriteAsync(async (session, cancellationToken) =>
    {
        var added = await session.Prepare(Insert).Bind(text).ExecuteAsync(cancellationToken);
        gate.Pass();
        return added;
    }, CancellationToken.None);

    /// <summary>A statement that succeeds, in a transaction that fails to commit because of a deferred constraint.</summary>
    public static Task<int> AddUncommittableAsync(Database database) => database.WriteAsync(
        async (session, cancellationToken) => await session.Prepare("insert into quotes (source) values ('nobody')").ExecuteAsync(cancellationToken), CancellationToken.None);

    public static ValueTask<List<string>> ListAsync(Database database) => database.ReadAsync(0, static async (session, _, cancellationToken) =>
    {
        var notes = new List<string>();
        await using var row = await session.Prepare("select text from notes order by text").QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) notes.Add(row.GetString(0));
        return notes;
    }, CancellationToken.None);
}
