using System.Globalization;
using Customary.Storage.Sql;
using Customary.Storage.Sqlite;

namespace Customary.Storage.Tests.Storage;

public sealed class SqliteOpeningTests : IDisposable
{
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_file_keeps_its_data_and_migrations_run_once()
    {
        List<string> first;
        await using (var database = await _file.OpenAsync())
        {
            await NotesTable.CreateAsync(database);
            await NotesTable.AddAsync(database, "a");
            first = await MigrationsAsync(database);
        }

        first.ShouldNotBeEmpty();
        File.Exists(_file.Path + "-wal").ShouldBeFalse();
        await using var again = await _file.OpenAsync();
        (await NotesTable.ListAsync(again)).ShouldBe(["a"]);
        (await MigrationsAsync(again)).ShouldBe(first);
    }

    [Fact]
    public async Task A_store_of_a_later_version_is_rejected_and_not_changed()
    {
        await using (var database = await _file.OpenAsync())
        {
            await database.WriteAsync(async (session, cancellationToken) => await session.Prepare(
                "insert into migrations (number, name, applied_at) values (9999, '9999_later.sql', 0)").ExecuteAsync(cancellationToken), CancellationToken.None);
        }

        for (var i = 0; i < 2; i++)
        {
            var rejected = await Should.ThrowAsync<StorageUnavailableException>(_file.OpenAsync());
            rejected.Message.ShouldContain("later version");
            rejected.Message.ShouldContain("9999");
        }
    }

    [Fact]
    public async Task A_file_cannot_be_opened_twice_at_once()
    {
        await using (await _file.OpenAsync())
        {
            (await Should.ThrowAsync<StorageUnavailableException>(_file.OpenAsync)).Message.ShouldContain("another process has");
        }

        await using var again = await _file.OpenAsync();
    }

    [Fact]
    public async Task A_file_cannot_be_opened_twice_under_another_name()
    {
        await using var database = await _file.OpenAsync();
        var link = File.CreateSymbolicLink(_file.Path + ".link", _file.Path);
        (await Should.ThrowAsync<StorageUnavailableException>(SqliteDatabase.OpenFileAsync(link.FullName, TimeProvider.System, CancellationToken.None)))
            .Message.ShouldContain("another process has");
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_rejected_by_name_and_not_changed()
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 100));
        await File.WriteAllTextAsync(_file.Path, text);
        var rejected = await Should.ThrowAsync<StorageUnavailableException>(_file.OpenAsync);
        rejected.Message.ShouldContain(_file.Path);
        rejected.Message.ShouldContain("not a database");
        (await File.ReadAllTextAsync(_file.Path)).ShouldBe(text);
        File.Delete(_file.Path);
        await using var database = await _file.OpenAsync();
    }

    [Theory]
    [InlineData("a-file/customary.db")]
    [InlineData("a-folder")]
    public async Task An_invalid_path_is_rejected_by_name(string relativePath)
    {
        await File.WriteAllTextAsync(Path.Combine(_file.Folder, "a-file"), "");
        Directory.CreateDirectory(Path.Combine(_file.Folder, "a-folder"));
        var path = Path.Combine(_file.Folder, relativePath);
        (await Should.ThrowAsync<StorageUnavailableException>(() => SqliteDatabase.OpenFileAsync(path, TimeProvider.System, CancellationToken.None)))
            .Message.ShouldContain(path);
    }

    [Fact]
    public async Task A_root_folder_is_rejected() => (await Should.ThrowAsync<StorageUnavailableException>(
        () => SqliteDatabase.OpenFileAsync(Path.GetPathRoot(_file.Path)!, TimeProvider.System, CancellationToken.None))).Message.ShouldContain("cannot be opened");

    [Fact]
    public async Task The_file_uses_WAL_and_full_synchronization()
    {
        await using var database = await _file.OpenAsync();
        var pragmas = await database.WriteAsync(async (session, cancellationToken) =>
        {
            var found = new List<string>();
            foreach (var text in (string[])["pragma journal_mode", "pragma synchronous"])
            {
                await using var row = await session.Prepare(text).QueryAsync(cancellationToken);
                await row.ReadAsync(cancellationToken);
                found.Add(Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)!);
            }

            return found;
        }, CancellationToken.None);
        pragmas.ShouldBe(["wal", "2"]);
    }

    private static ValueTask<List<string>> MigrationsAsync(Database database) => database.ReadAsync(0, static async (session, _, cancellationToken) =>
    {
        var found = new List<string>();
        await using var row = await session.Prepare("select number, name, applied_at from migrations order by number").QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) found.Add($"{row.GetInt64(0)} {row.GetString(1)} {row.GetInt64(2)}");
        return found;
    }, CancellationToken.None);
}
