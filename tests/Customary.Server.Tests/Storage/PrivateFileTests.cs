using System.Runtime.Versioning;
using Customary.Server.Commands;

namespace Customary.Server.Tests.Storage;

/// <summary>Only the user who runs the server can access files with customer data, in any folder and with any umask.</summary>
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everyone = (UnixFileMode)0b110_110_110;
    private const UnixFileMode OpenFolder = (UnixFileMode)0b111_101_101;
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_files_of_a_new_store_are_private()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        ShouldBePrivate("customary.db", "customary.db-shm", "customary.db-wal", "customary.db.lock", "customary.db.mark");
    }

    [Fact]
    public async Task Files_are_private_without_a_umask_in_a_shared_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_file.Folder, OpenFolder);
        await using var binary = await ServerExecutable.StartWithoutUmaskAsync("--storage", $"sqlite:{_file.Path}", "--log", "warning");
        ShouldBePrivate("customary.db", "customary.db-shm", "customary.db-wal", "customary.db.lock", "customary.db.mark");
        (await binary.StopAsync()).ShouldContain($"Other users can access the folder {_file.Folder} (mode 0755). Run `chmod 700 {_file.Folder}`.");
    }

    [Fact]
    public async Task The_files_of_an_existing_store_become_private()
    {
        if (OperatingSystem.IsWindows()) return;
        await using (var database = await _file.OpenAsync()) await NotesTable.CreateAsync(database);
        foreach (var suffix in (string[])["-wal", "-shm"]) await File.AppendAllTextAsync(_file.Path + suffix, "");
        foreach (var file in Directory.GetFiles(_file.Folder)) File.SetUnixFileMode(file, Everyone);
        await using var again = await _file.OpenAsync();
        await NotesTable.AddAsync(again, "a");
        ShouldBePrivate("customary.db", "customary.db-shm", "customary.db-wal", "customary.db.lock", "customary.db.mark");
        again.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0b111_000_000, false)]
    [InlineData(0b111_100_000, true)]
    [InlineData(0b111_010_000, true)]
    [InlineData(0b111_001_000, true)]
    [InlineData(0b111_000_100, true)]
    [InlineData(0b111_000_010, true)]
    [InlineData(0b111_000_001, true)]
    public async Task A_folder_that_others_can_access_causes_a_warning(int mode, bool isWarning)
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_file.Folder, (UnixFileMode)mode);
        await using var database = await _file.OpenAsync();
        database.Warnings.Count.ShouldBe(isWarning ? 1 : 0);
    }

    [Fact]
    public async Task A_backup_is_private_and_restricts_its_source()
    {
        if (OperatingSystem.IsWindows()) return;
        await using (var database = await _file.OpenAsync()) await NotesTable.CreateAsync(database);
        File.SetUnixFileMode(_file.Path, Everyone);
        await using var output = new StringWriter();
        (await BackupCommand.RunAsync($"sqlite:{_file.Path}", Path.Combine(_file.Folder, "copy.db"), output, output, TestContext.Current.CancellationToken)).ShouldBe(0, output.ToString());
        ShouldBePrivate("copy.db", "customary.db", "customary.db.lock", "customary.db.mark");
    }

    [Fact]
    public async Task A_copied_store_is_private()
    {
        if (OperatingSystem.IsWindows()) return;
        await using (var database = await _file.OpenAsync()) await NotesTable.CreateAsync(database);
        var target = Path.Combine(_file.Folder, "target.db");
        await using var output = new StringWriter();
        (await CopyCommand.RunAsync($"sqlite:{_file.Path}", $"sqlite:{target}", output, output, CancellationToken.None)).ShouldBe(0, output.ToString());
        ShouldBePrivate("customary.db", "customary.db.lock", "customary.db.mark", "target.db", "target.db.lock", "target.db.mark");
    }

    [UnsupportedOSPlatform("windows")]
    private void ShouldBePrivate(params string[] names)
    {
        var files = Directory.GetFiles(_file.Folder).Order(StringComparer.Ordinal).ToList();
        files.Select(Path.GetFileName).ShouldBe(names);
        foreach (var file in files) File.GetUnixFileMode(file).ShouldBe(OwnerOnly, file);
    }
}
