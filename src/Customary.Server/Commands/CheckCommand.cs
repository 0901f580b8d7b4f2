using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Checks a store without changing it.</summary>
internal static class CheckCommand
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    public static Command Create()
    {
        var storage = new Option<string>("--storage") { Description = "The store to check: sqlite:PATH or postgres:CONNECTIONSTRING.", HelpName = "storage", Required = true };
        var command = new Command("check", "Check that the rows of a store are consistent. The store is not changed. Prints one finding per line.") { storage };
        command.SetAction((parseResult, cancellationToken) =>
            RunAsync(parseResult.GetValue(storage)!, parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    /// <summary>Checks a store and writes the findings.</summary>
    /// <returns>The exit code: 1 if there are findings or the store cannot be read.</returns>
    internal static async Task<int> RunAsync(string storage, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!DatabaseFactory.IsStorage(storage) || DatabaseFactory.IsMemory(storage))
        {
            await error.WriteLineAsync($"--storage: {DatabaseFactory.FindError(storage) ?? "not a store that can be checked"}. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING` with a Database.");
            return CommandLine.InvalidUsage;
        }

        if (LiteralSecrets.FindInStorage("--storage", storage) is { } warning) await error.WriteLineAsync($"warning: {warning}");

        // On a terminal, the progress bar would overwrite the findings, so they are printed afterwards.
        List<string> deferred = [];
        var count = 0L;
        Action<string> print = TaskProgress.IsShown(error) ? deferred.Add : output.WriteLine;
        try
        {
            await TaskProgress.RunAsync(error, "Check", StoreCheck.Steps, report => Task.Run(
                () =>
                {
                    var check = new StoreCheck(
                        finding =>
                        {
                            count++;
                            print(finding);
                        },
                        () => report(1));
                    return storage.StartsWith(Sqlite, StringComparison.Ordinal)
                        ? check.CheckSqliteAsync(SqliteDatabase.ResolveLink(Path.GetFullPath(storage[Sqlite.Length..])), cancellationToken)
                        : check.CheckPostgresAsync(storage[Postgres.Length..], cancellationToken);
                },
                cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var finding in deferred) await output.WriteLineAsync(finding);
            await error.WriteLineAsync("Interrupted. The check is not complete, and the store was not changed. Run the same command again.");
            return CommandLine.Failed;
        }
        catch (StorageUnavailableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.Failed;
        }

        foreach (var finding in deferred) await output.WriteLineAsync(finding);
        if (count > 0) return CommandLine.Failed;
        await output.WriteLineAsync("No findings.");
        return 0;
    }
}
