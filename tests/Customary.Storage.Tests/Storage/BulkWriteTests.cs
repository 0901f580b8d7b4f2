using Customary.Storage.Sql;

namespace Customary.Storage.Tests.Storage;

public sealed class BulkWriteTests : IDisposable
{
    private readonly TemporarySqliteFile _file = new();
    private readonly ThreadGate _gate = new();

    public void Dispose() => _file.Dispose();

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reads_do_not_wait_for_a_bulk_change_and_see_it_after_its_commit(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        using var opened = _gate;
        await NotesTable.CreateAsync(database);
        await NotesTable.AddAsync(database, "a");
        var bulk = AddAtGateAsync(database, "b");
        await _gate.Reached;

        // If a read waited, it would wait for the gate, which opens after the read.
        (await ListAsync(database)).ShouldBe(["a"]);
        var next = NotesTable.AddAsync(database, "c");
        (await ListAsync(database)).ShouldBe(["a"]);
        _gate.Open();

        await Task.WhenAll(bulk, next);
        (await ListAsync(database)).ShouldBe(["a", "b", "c"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_failed_bulk_change_changes_nothing(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await NotesTable.CreateAsync(database);
        await NotesTable.AddAsync(database, "a");
        await Should.ThrowAsync<FormatException>(database.BulkWriteAsync<int>(async (session, cancellationToken) =>
        {
            await session.Prepare("delete from notes").ExecuteAsync(cancellationToken);
            throw new FormatException("a defect");
        }, CancellationToken.None));
        (await ListAsync(database)).ShouldBe(["a"]);
        await NotesTable.AddAsync(database, "b");
        (await ListAsync(database)).ShouldBe(["a", "b"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_bulk_change_and_changes_in_its_group_are_all_applied(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        using var opened = _gate;
        await NotesTable.CreateAsync(database);
        var first = NotesTable.AddAtGateAsync(database, "a", _gate);
        await _gate.Reached;
        Task[] together = [NotesTable.AddAsync(database, "b"), AddAtGateAsync(database, "c"), NotesTable.AddAsync(database, "d"), AddAtGateAsync(database, "e")];
        _gate.Open();

        await Task.WhenAll([first, .. together]);
        (await ListAsync(database)).ShouldBe(["a", "b", "c", "d", "e"]);
    }

    [Fact]
    public async Task A_bulk_change_in_memory_keeps_every_row()
    {
        await using var database = await _file.OpenAsync(inMemory: true);
        await NotesTable.CreateAsync(database);
        await database.WriteAsync(async (session, cancellationToken) => await session.Prepare(
            "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 5000) insert into notes select printf('%05d', n) || hex(randomblob(2000)) from numbers")
            .ExecuteAsync(cancellationToken), CancellationToken.None);
        var before = await ListAsync(database);
        _gate.Open();
        await AddAtGateAsync(database, "z");
        (await ListAsync(database)).ShouldBe([.. before, "z"]);
    }

    private Task<int> AddAtGateAsync(Database database, string text) => database.BulkWriteAsync(async (session, cancellationToken) =>
    {
        var added = await session.Prepare("insert into notes (text) values ($1)").Bind(text).ExecuteAsync(cancellationToken);
        _gate.Pass();
        return added;
    }, CancellationToken.None);

    // The database in memory reads on the calling thread, which must not be the thread of the test.
    private static Task<List<string>> ListAsync(Database database) => Task.Run(async () => await NotesTable.ListAsync(database)).WaitAsync(TimeSpan.FromMinutes(1));
}
