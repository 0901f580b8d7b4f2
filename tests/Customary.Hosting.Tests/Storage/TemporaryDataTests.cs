using Customary.Storage.Sql;

namespace Customary.Hosting.Tests.Storage;

/// <summary>Customer data never reaches the temporary folder of the system: SQLite keeps savepoint journals and sorted rows in memory.</summary>
public sealed class TemporaryDataTests : IDisposable
{
    private const string OpenFiles = "/proc/self/fd";
    private const string Memory = "2";

    // More than SQLite keeps of a savepoint journal before it creates a file.
    private const int Rows = 500;
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_connection_stores_temporary_data_in_memory(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        (await database.WriteAsync((session, cancellationToken) => TempStoreAsync(session, cancellationToken), CancellationToken.None)).ShouldBe(Memory);
        (await database.ReadAsync(0, static (session, _, cancellationToken) => TempStoreAsync(session, cancellationToken), CancellationToken.None)).ShouldBe(Memory);
    }

    [Fact]
    public async Task A_large_change_opens_no_temporary_file()
    {
        // SQLite deletes a temporary file after opening it, so only the process itself can see it.
        if (!Directory.Exists(OpenFiles)) return;
        await using var database = await _file.OpenAsync();
        await database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare("create table large (id integer primary key, value text not null)").ExecuteAsync(cancellationToken);
            for (var i = 0; i < Rows; i++) await session.Prepare("insert into large (value) values (hex(zeroblob(2000)))").ExecuteAsync(cancellationToken);
            return 0;
        }, CancellationToken.None);
        var open = await database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare("update large set value = hex(randomblob(2000))").ExecuteAsync(cancellationToken);
            return OpenTemporaryFiles();
        }, CancellationToken.None);
        open.ShouldBeEmpty();
    }

    private static List<string> OpenTemporaryFiles() =>
        [.. Directory.GetFiles(OpenFiles).Select(Target).OfType<string>().Where(target => target.Contains("etilqs_", StringComparison.Ordinal))];

    private static string? Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (IOException)
        {
            // Another thread closed the file.
            return null;
        }
    }

    private static async ValueTask<string> TempStoreAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare("pragma temp_store").QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return Convert.ToString(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
