using Customary.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Tests.Storage;

public sealed class SqliteReaderTests : IDisposable
{
    private readonly TemporarySqliteFile _file = new();
    private readonly ThreadGate _gate = new();

    public void Dispose()
    {
        _file.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task A_read_does_not_wait_for_a_write_and_sees_only_committed_data()
    {
        await using var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        await NotesTable.AddAsync(database, "before");
        var writing = NotesTable.AddAtGateAsync(database, "within", _gate);
        await _gate.Reached;
        (await NotesTable.ListAsync(database)).ShouldBe(["before"]);
        writing.IsCompleted.ShouldBeFalse();
        _gate.Open();
        await writing;
        (await NotesTable.ListAsync(database)).ShouldBe(["before", "within"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_failed_read_leaves_no_state_for_the_next_one(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await NotesTable.CreateAsync(database);
        await NotesTable.AddAsync(database, "a");
        for (var i = 0; i < 3; i++)
        {
            await Should.ThrowAsync<StorageUnavailableException>(async () => await database.ReadAsync(
                0, static async (session, _, cancellationToken) => await session.Prepare("select nothing from nowhere").ExecuteAsync(cancellationToken), CancellationToken.None));
            await Should.ThrowAsync<FormatException>(async () => await database.ReadAsync<int, int>(0, static async (session, _, cancellationToken) =>
            {
                var row = await session.Prepare("select text from notes where text > $1").Bind("").QueryAsync(cancellationToken);
                await row.ReadAsync(cancellationToken);
                await row.DisposeAsync();
                throw new FormatException();
            }, CancellationToken.None));
            (await NotesTable.ListAsync(database)).ShouldBe(["a"]);
        }
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        await Should.ThrowAsync<StorageUnavailableException>(async () => await database.ReadAsync(
            0, static async (session, _, cancellationToken) => await session.Prepare("insert into notes (text) values ('x')").ExecuteAsync(cancellationToken), CancellationToken.None));
        (await NotesTable.ListAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_connection_that_cannot_be_opened_means_that_storage_is_unavailable()
    {
        await using var database = await _file.OpenAsync();
        var hidden = _file.Path + ".hidden";
        File.Move(_file.Path, hidden);
        Directory.CreateDirectory(_file.Path);
        (await Should.ThrowAsync<StorageUnavailableException>(async () => await NotesTable.ListAsync(database))).InnerException.ShouldBeOfType<SqliteException>();
        Directory.Delete(_file.Path);
        File.Move(hidden, _file.Path);
        await NotesTable.CreateAsync(database);
        (await NotesTable.ListAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hundreds_of_concurrent_readers_see_only_complete_changes()
    {
        await using var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        var writes = Enumerable.Range(0, 200).Select(number => database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare("insert into notes (text) values ($1)").Bind($"{number:D3} one half").ExecuteAsync(cancellationToken);
            return await session.Prepare("insert into notes (text) values ($1)").Bind($"{number:D3} other half").ExecuteAsync(cancellationToken);
        }, CancellationToken.None)).ToList();
        var reads = Enumerable.Range(0, 200).Select(_ => Task.Run(async () => (await NotesTable.ListAsync(database)).Count)).ToList();
        (await Task.WhenAll(reads)).ShouldAllBe(count => count % 2 == 0);
        await Task.WhenAll(writes);
        (await NotesTable.ListAsync(database)).Count.ShouldBe(400);
    }
}
