using Customary.Server.Commands;
using Customary.Storage.Sql;
using Customary.Storage.Sqlite;

namespace Customary.Server.Tests.Storage;

/// <summary>The server detects at startup that a store lost acknowledged transactions, and reports nothing otherwise.</summary>
public sealed class DataLossDetectionTests : IDisposable
{
    private readonly TemporarySqliteFile _file = new();

    private string Wal => _file.Path + "-wal";

    private string Copy => Path.Combine(_file.Folder, "copy.db");

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_closed_or_killed_store_opens_without_a_warning()
    {
        await WriteAsync(3);
        await ShouldOpenWithoutWarningAsync();
        await KillAsync();
        await ShouldOpenWithoutWarningAsync();
        await WriteAsync(1);
        File.Delete(ContinuityMark.GetPath(_file.Path));
        await ShouldOpenWithoutWarningAsync();
        await File.WriteAllTextAsync(ContinuityMark.GetPath(_file.Path), "nonsense");
        await ShouldOpenWithoutWarningAsync();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task A_truncated_or_empty_WAL_is_detected(int halves)
    {
        await KillAsync();
        await using (var wal = new FileStream(Wal, FileMode.Open)) wal.SetLength(halves == 0 ? 0 : wal.Length / halves);
        (await ShouldFailAsync()).ShouldContain("acknowledged transactions");
        var (code, said) = await ServerProcess.RunAsync("--storage", $"sqlite:{_file.Path}", "--storage-check", "refuse");
        code.ShouldBe(1);
        said.ShouldContain($"storage: {_file.Path} is missing");
        said.ShouldNotContain("   at ");
        await ShouldWarnOnceAsync();
    }

    [Fact]
    public async Task A_removed_WAL_is_detected()
    {
        await KillAsync();
        File.Delete(Wal);
        await ShouldFailAsync();
        await ShouldWarnOnceAsync();
    }

    [Fact]
    public async Task A_file_older_than_the_last_shutdown_is_detected()
    {
        await WriteAsync(2);
        File.Copy(_file.Path, Copy);
        await WriteAsync(5);
        File.Copy(Copy, _file.Path, overwrite: true);
        (await ShouldFailAsync()).ShouldContain("is missing 5 acknowledged transactions");
        await ShouldWarnOnceAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_missing_or_empty_file_is_detected(bool isGone)
    {
        await WriteAsync(2);
        if (isGone) File.Delete(_file.Path);
        else await File.WriteAllBytesAsync(_file.Path, []);
        (await ShouldFailAsync()).ShouldContain("has no data");
        await ShouldWarnOnceAsync();
    }

    [Fact]
    public async Task A_restored_backup_does_not_count_as_data_loss()
    {
        await WriteAsync(2);
        using (var output = new StringWriter()) (await BackupCommand.RunAsync($"sqlite:{_file.Path}", Copy, output, output, TestContext.Current.CancellationToken)).ShouldBe(0, output.ToString());
        await WriteAsync(5);
        File.Copy(Copy, _file.Path, overwrite: true);
        await ShouldOpenWithoutWarningAsync();
        await WriteAsync(1);
        await ShouldOpenWithoutWarningAsync();
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_marker_file()
    {
        await WriteAsync(1);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(ContinuityMark.GetPath(_file.Path)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task WriteAsync(int transactions)
    {
        await using var database = await _file.OpenAsync();
        for (var i = 0; i < transactions; i++)
            await RowGenerator.ExecuteAsync(database, "insert into quotas (partner_id) values (randomblob(16))");
    }

    // Creates ten customers and kills the server, so that all of them are in the WAL.
    private async Task KillAsync()
    {
        using var server = await ServerProcess.StartWithFileAsync(_file.Path);
        using var wire = new ServerClient(server.Address, await ServerClient.SignInAsync(server.Address));
        for (var i = 0; i < 10; i++) (await wire.CreateAsync(new(Guid.NewGuid().ToString(), TestData.Customer()))).Status.ShouldBe(201);
        await server.KillAsync();
        new FileInfo(Wal).Length.ShouldBeGreaterThan(0);
    }

    private async Task ShouldOpenWithoutWarningAsync()
    {
        await using var database = await OpenAsync(refuseLoss: true);
        database.Warnings.ShouldBeEmpty();
    }

    private async Task<string> ShouldFailAsync()
    {
        await Should.ThrowAsync<StorageUnavailableException>(() => OpenAsync(refuseLoss: true));
        return (await Should.ThrowAsync<StorageUnavailableException>(() => OpenAsync(refuseLoss: true))).Message;
    }

    // Opening the store once accepts its state.
    private async Task ShouldWarnOnceAsync()
    {
        await using (var database = await OpenAsync(refuseLoss: false)) database.Warnings.Count.ShouldBe(1);
        await ShouldOpenWithoutWarningAsync();
    }

    private Task<SqliteDatabase> OpenAsync(bool refuseLoss) =>
        SqliteDatabase.OpenFileAsync(_file.Path, TimeProvider.System, CancellationToken.None, refuseLoss);
}
