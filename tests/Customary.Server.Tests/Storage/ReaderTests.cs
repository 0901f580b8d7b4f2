using Customary.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Customary.Server.Tests.Storage;

public sealed class ReaderTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly Gate _gate = new();

    public void Dispose()
    {
        _file.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task A_read_does_not_wait_for_a_write_and_sees_nothing_of_it_before_the_commit()
    {
        await using var database = await _file.OpenAsync();
        await Notes.MakeAsync(database);
        await Notes.AddAsync(database, "before");
        var writing = Notes.AddBehindAsync(database, "within", _gate);
        await _gate.Reached;
        (await Notes.ListAsync(database)).ShouldBe(["before"]);
        writing.IsCompleted.ShouldBeFalse();
        _gate.Open();
        await writing;
        (await Notes.ListAsync(database)).ShouldBe(["before", "within"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_read_that_fails_leaves_nothing_behind_for_the_next(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await Notes.MakeAsync(database);
        await Notes.AddAsync(database, "a");
        for (var i = 0; i < 3; i++)
        {
            await Should.ThrowAsync<StoreAwayException>(async () => await database.ReadAsync(
                0, static async (session, _, stop) => await session.Statement("select nothing from nowhere").ExecuteAsync(stop), CancellationToken.None));
            await Should.ThrowAsync<FormatException>(async () => await database.ReadAsync<int, int>(0, static async (session, _, stop) =>
            {
                var row = await session.Statement("select text from notes where text > $1").With("").QueryAsync(stop);
                await row.ReadAsync(stop);
                await row.DisposeAsync();
                throw new FormatException();
            }, CancellationToken.None));
            (await Notes.ListAsync(database)).ShouldBe(["a"]);
        }
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var database = await _file.OpenAsync();
        await Notes.MakeAsync(database);
        await Should.ThrowAsync<StoreAwayException>(async () => await database.ReadAsync(
            0, static async (session, _, stop) => await session.Statement("insert into notes (text) values ('x')").ExecuteAsync(stop), CancellationToken.None));
        (await Notes.ListAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_cannot_be_opened_for_a_read_means_that_the_store_is_away()
    {
        await using var database = await _file.OpenAsync();
        var hidden = _file.Path + ".hidden";
        File.Move(_file.Path, hidden);
        Directory.CreateDirectory(_file.Path);
        (await Should.ThrowAsync<StoreAwayException>(async () => await Notes.ListAsync(database))).InnerException.ShouldBeOfType<SqliteException>();
        Directory.Delete(_file.Path);
        File.Move(hidden, _file.Path);
        await Notes.MakeAsync(database);
        (await Notes.ListAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hundreds_of_readers_beside_a_writer_each_see_a_whole_number_of_changes()
    {
        await using var database = await _file.OpenAsync();
        await Notes.MakeAsync(database);
        var writes = Enumerable.Range(0, 200).Select(number => database.WriteAsync(async (session, stop) =>
        {
            await session.Statement("insert into notes (text) values ($1)").With($"{number:D3} one half").ExecuteAsync(stop);
            return await session.Statement("insert into notes (text) values ($1)").With($"{number:D3} other half").ExecuteAsync(stop);
        }, CancellationToken.None)).ToList();
        var reads = Enumerable.Range(0, 200).Select(_ => Task.Run(async () => (await Notes.ListAsync(database)).Count)).ToList();
        (await Task.WhenAll(reads)).ShouldAllBe(count => count % 2 == 0);
        await Task.WhenAll(writes);
        (await Notes.ListAsync(database)).Count.ShouldBe(400);
    }
}
