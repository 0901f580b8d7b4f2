using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Copies a SQLite store to a new file, also while the server runs on it.</summary>
internal static class BackupCommand
{
    private const string Sqlite = "sqlite:";

    public static Command Create()
    {
        var storage = new Option<string>("--storage") { Description = "The store to back up: sqlite:PATH.", HelpName = "storage", Required = true };
        var to = new Option<string>("--to") { Description = "The path of the backup. The file must not exist.", HelpName = "file", Required = true };
        var command = new Command("backup", "Back up a SQLite store to a file. The server can run meanwhile.") { storage, to };
        command.SetAction((parseResult, cancellationToken) => RunAsync(
            parseResult.GetValue(storage)!, parseResult.GetValue(to)!, parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    /// <summary>Makes the backup and checks it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string storage, string to, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!storage.StartsWith(Sqlite, StringComparison.Ordinal) || storage.Length == Sqlite.Length)
        {
            await error.WriteLineAsync("--storage: not a SQLite store. Use `sqlite:PATH`. Back up a PostgreSQL database with its own tools, such as pg_dump or pg_basebackup.");
            return CommandLine.InvalidUsage;
        }

        if (to.Length == 0)
        {
            await error.WriteLineAsync("--to: '' is not valid. Use the path of a file that does not exist.");
            return CommandLine.InvalidUsage;
        }

        try
        {
            var target = Path.GetFullPath(to);
            var source = Path.GetFullPath(storage[Sqlite.Length..]);
            var length = File.Exists(source) ? new FileInfo(source).Length : 0;
            await TaskProgress.RunAsync(error, "Backup", length, async report =>
            {
                var total = TaskProgress.FromTotal(report);
                await Task.Run(() => SqliteBackup.Create(source, target, part => total((long)(part * length)), cancellationToken), CancellationToken.None);
            }, "bytes");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{target}: {new FileInfo(target).Length:N0} bytes"));
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Interrupted. No backup was written. Run the same command again.");
            return CommandLine.Failed;
        }
        catch (StorageUnavailableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.Failed;
        }
    }
}
