using Customary.Storage.Sql;
using Customary.Storage.Sqlite;

namespace Customary.TestKit;

/// <summary>A temporary folder for an SQLite file.</summary>
internal sealed class TemporarySqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, "customary.db");

    public Task<SqliteDatabase> OpenAsync() => SqliteDatabase.OpenFileAsync(Path, TimeProvider.System, CancellationToken.None);

    public Task<Database> OpenAsync(bool inMemory) => inMemory ? OpenMemoryAsync() : OpenFileAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Database> OpenFileAsync() => await OpenAsync();

    private static async Task<Database> OpenMemoryAsync() => await SqliteDatabase.OpenMemoryAsync(TimeProvider.System, CancellationToken.None);
}
