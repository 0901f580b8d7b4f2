using Customary.Server.Commands;

namespace Customary.Server.Tests.Transfer;

public sealed class BackupCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-backup-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_backup_under_load_is_consistent_and_contains_all_acknowledged_changes()
    {
        var (path, copy) = (File("store.db"), File("copy.db"));
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: path);
        var partner = await service.SignInAsync();
        var before = new List<string>();
        for (var i = 0; i < 20; i++) before.Add((await partner.CreateCustomerAsync())["id"]!.GetValue<string>());
        var writing = Task.WhenAll(Enumerable.Range(0, 100).Select(_ => partner.CreateCustomerAsync()));
        (await RunAsync($"sqlite:{path}", copy)).Code.ShouldBe(0);
        await writing;

        await using var restored = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: copy);
        var again = await restored.SignInAsync(tenant: partner.Tenant.ToString());
        foreach (var id in before)
            (await again.GetAsync($"/v1/customers/{id}")).Text.ShouldBe((await partner.GetAsync($"/v1/customers/{id}")).Text);
        (await again.GetAsync("/v1/customers")).Json["items"]!.AsArray().Count.ShouldBeInRange(20, 120);
        await again.CreateCustomerAsync();
    }

    [Fact]
    public async Task A_backup_is_one_file_that_only_its_owner_can_read()
    {
        var (path, copy) = (File("store.db"), File("copy.db"));
        await using (await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: path)) (await RunAsync($"sqlite:{path}", copy)).Code.ShouldBe(0);
        Directory.GetFiles(_folder.FullName, "copy.db*").ShouldBe([copy]);
        if (!OperatingSystem.IsWindows()) System.IO.File.GetUnixFileMode(copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task An_impossible_backup_is_reported_and_overwrites_nothing()
    {
        (await RunAsync($"sqlite:{File("none.db")}", File("copy.db"))).ShouldBe((1, $"backup: there is no store at {File("none.db")}.{Environment.NewLine}"));
        (await RunAsync("postgres:Database=d", File("copy.db"))).Code.ShouldBe(2);
        System.IO.File.WriteAllText(File("store.db"), "not a database, but long enough to be taken for one perhaps");
        System.IO.File.WriteAllText(File("there.db"), "mine");
        (await RunAsync($"sqlite:{File("store.db")}", File("there.db"))).Code.ShouldBe(1);
        System.IO.File.ReadAllText(File("there.db")).ShouldBe("mine");
        (await RunAsync($"sqlite:{File("store.db")}", File("copy.db"))).Code.ShouldBe(1);
        System.IO.File.Exists(File("copy.db")).ShouldBeFalse();
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);

    [Fact]
    public async Task An_interrupted_backup_leaves_no_file()
    {
        var path = File("store.db");
        await using (await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: path))
        {
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            (await BackupCommand.RunAsync($"sqlite:{path}", File("copy.db"), output, error, new(canceled: true))).ShouldBe(1);
            (output.ToString(), error.ToString()).ShouldBe(("", $"Interrupted. No backup was written. Run the same command again.{Environment.NewLine}"));
        }

        Directory.GetFiles(_folder.FullName, "copy.db*").ShouldBeEmpty();
    }

    private static async Task<(int Code, string Output)> RunAsync(string storage, string to)
    {
        await using var output = new StringWriter();
        return (await BackupCommand.RunAsync(storage, to, output, output, TestContext.Current.CancellationToken), output.ToString());
    }
}
