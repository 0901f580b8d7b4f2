using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Resets, saves, restores, exports, imports, seeds and generates the data of a running sandbox (docs/sandbox.md#reset-save-and-restore-data).</summary>
internal sealed class StateCommands(ServerOptions server)
{
    private const string OneTransaction = "Interrupted. It is one transaction: the server completed all of it or none.";

    // The time depends on the number of customers.
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    /// <summary>Creates all commands.</summary>
    public IEnumerable<Command> Create() => [CreateSnapshot(), CreateReset(), CreateState()];

    private Command CreateSnapshot()
    {
        var name = new Argument<string>("name") { Description = "The name of the snapshot: 1 to 64 letters, digits, dots, hyphens and underscores." };
        var tenant = CreateTenant("Save only the data of this partner: a tenant ID or a name. Default: all data.");
        return new("snapshot", "Save and restore the data of a sandbox.")
        {
            Run(new("create", "Save the data, and print the snapshot.") { name, tenant }, async (sandbox, parseResult, output, cancellationToken) => Write(
                output, await WaitAsync(parseResult, "Save", () => SaveAsync(sandbox.Snapshots, parseResult.GetRequiredValue(name), parseResult.GetValue(tenant), cancellationToken)))),
            Run(new("list", "List the snapshots."), async (sandbox, _, output, cancellationToken) => output.Write(
                await sandbox.Snapshots.ListAsync(cancellationToken), SandboxJsonContext.Api.Snapshot,
                new("Name", snapshot => snapshot.Name), new("Tenant", snapshot => snapshot.Tenant ?? "all"), new("Customers", snapshot => ToText(snapshot.Customers)),
                new("Created", snapshot => snapshot.CreatedAt))),
            Run(new("restore", "Replace the current data with that of a snapshot, and print the snapshot.") { name }, async (sandbox, parseResult, output, cancellationToken) => Write(
                output, await WaitAsync(parseResult, "Restore", () => sandbox.Snapshots.RestoreAsync(parseResult.GetRequiredValue(name), cancellationToken)))),
            Run(new("remove", "Delete a snapshot.") { name }, (sandbox, parseResult, _, cancellationToken) => sandbox.Snapshots.DeleteAsync(parseResult.GetRequiredValue(name), cancellationToken)),
        };
    }

    private Command CreateReset()
    {
        var tenant = CreateTenant("Remove the data of this partner: a tenant ID or a name.");
        var all = new Option<bool>("--all") { Description = "Remove the data of all partners." };
        var reset = new Command("reset", "Remove the data of one partner or of all from a sandbox, and print what was removed.");
        reset.AddExclusive(tenant, all);
        reset.Validators.Add(result =>
        {
            if (!result.GetValue(all) && result.GetValue(tenant) is null) result.AddError("--tenant or --all: missing. Use one of them.");
        });
        return Run(reset, async (sandbox, parseResult, output, cancellationToken) => output.Write(
            await WaitAsync(parseResult, "Reset", () => parseResult.GetValue(tenant) is { } partner
                ? sandbox.ResetAsync(partner, cancellationToken)
                : sandbox.ResetAllTenantsAsync(cancellationToken)), SandboxJsonContext.Api.ResetResult));
    }

    private Command CreateState()
    {
        var source = new Argument<string>("file") { Description = "The file with JSON lines." };
        var target = new Argument<string>("file") { Description = "The file to write. It must not exist." };
        var tenant = CreateTenant("Export only the data of this partner: a tenant ID or a name. Default: all data.");
        var seed = new Argument<string>("file") { Description = "The seed file." };
        var customers = new Argument<int>("customers") { Description = "The number of customers, from 1 to 100000." };
        var owner = CreateTenant("The partner that gets them: a tenant ID or a name. Default: contoso.");
        return new("state", "Export, import, seed and generate the data of a sandbox: partners, partnerships and customers with their users.")
        {
            Run(new("export", "Write the data of a sandbox to a file, as JSON lines.") { target, tenant }, (sandbox, parseResult, output, cancellationToken) =>
                ExportAsync(sandbox, parseResult, parseResult.GetRequiredValue(target), parseResult.GetValue(tenant), output, cancellationToken), "Interrupted. No file was written. Run the same command again."),
            Run(new("import", "Add the data of an exported file to a sandbox, and print what was added.") { source }, (sandbox, parseResult, output, cancellationToken) =>
                SendAsync(parseResult, "Import", parseResult.GetRequiredValue(source), file => sandbox.ImportAsync(file, cancellationToken), output)),
            Run(new("seed", "Add the data of a seed file to a sandbox, and print what was added.") { seed }, (sandbox, parseResult, output, cancellationToken) =>
                SendAsync(parseResult, "Seed", parseResult.GetRequiredValue(seed), file => sandbox.SeedAsync(file, cancellationToken), output)),
            Run(new("generate", "Add generated customers to a sandbox, and print what was added. The customers of a tenant are always the same.") { customers, owner }, async (sandbox, parseResult, output, cancellationToken) => output.Write(
                await WaitAsync(parseResult, "Generate", () => sandbox.GenerateAsync(parseResult.GetValue(customers), parseResult.GetValue(owner), cancellationToken)), SandboxJsonContext.Api.ImportResult)),
        };
    }

    private static Task<Snapshot> SaveAsync(ISandboxSnapshots snapshots, string name, string? tenant, CancellationToken cancellationToken) =>
        tenant is null ? snapshots.CreateOfAllTenantsAsync(name, cancellationToken) : snapshots.CreateAsync(name, tenant, cancellationToken);

    private static async Task ExportAsync(HttpSandbox sandbox, ParseResult parseResult, string path, string? tenant, ResultOutput output, CancellationToken cancellationToken)
    {
        if (File.Exists(path)) throw CommandException.InvalidUsage($"file: '{path}' exists. Use another file, or remove it.");
        var partial = $"{path}.partial";
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
            {
                await TaskProgress.RunAsync(parseResult.InvocationConfiguration.Error, "Export", null, async report =>
                {
                    await using var counted = new ProgressStream(file, report);
                    await sandbox.ExportAsync(counted, tenant, cancellationToken);
                }, "bytes");
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }

        var length = new FileInfo(path).Length;
        if (output.IsJson) output.WriteJson(new System.Text.Json.Nodes.JsonObject { ["file"] = path, ["bytes"] = length });
        else output.WriteMessage(string.Create(CultureInfo.InvariantCulture, $"Exported {length:N0} bytes to {path}"));
    }

    private static async Task SendAsync(ParseResult parseResult, string name, string path, Func<Stream, Task<ImportResult>> send, ResultOutput output)
    {
        await using var file = OpenRead(path);
        ImportResult? result = null;
        await TaskProgress.RunAsync(parseResult.InvocationConfiguration.Error, name, file.Length, async report =>
        {
            await using var counted = new ProgressStream(file, report);
            result = await send(counted);
        }, "bytes");
        output.Write(result!, SandboxJsonContext.Api.ImportResult);
    }

    private static FileStream OpenRead(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.InvalidUsage($"file: '{path}' cannot be read: {exception.Message}");
        }
    }

    // The server does not report how far it is.
    private static async Task<T> WaitAsync<T>(ParseResult parseResult, string name, Func<Task<T>> run)
    {
        var result = default(T);
        await TaskProgress.RunAsync(parseResult.InvocationConfiguration.Error, name, null, async _ => result = await run());
        return result!;
    }

    private Command Run(Command command, Func<HttpSandbox, ParseResult, ResultOutput, CancellationToken, Task> run, string interrupted = OneTransaction) =>
        command.RunOnSandbox(server, run, Timeout, interrupted);

    private static void Write(ResultOutput output, Snapshot snapshot) => output.Write(snapshot, SandboxJsonContext.Api.Snapshot);

    private static Option<string> CreateTenant(string description) => new("--tenant") { Description = description, HelpName = "tenant" };

    private static string ToText(long number) => number.ToString(CultureInfo.InvariantCulture);
}
