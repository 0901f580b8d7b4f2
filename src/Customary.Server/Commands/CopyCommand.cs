using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Copies all data from one store to another and compares both afterwards.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The store to copy from: sqlite:PATH or postgres:CONNECTIONSTRING.", HelpName = "storage", Required = true };
        var to = new Option<string>("--to") { Description = "The store to copy to. It is created if it does not exist.", HelpName = "storage", Required = true };
        var command = new Command("copy", "Copy all data between SQLite and PostgreSQL, and compare both stores. Stop the server first. If interrupted, run it again: it resumes after the last copied row.") { from, to };
        command.SetAction((parseResult, cancellationToken) => RunAsync(
            parseResult.GetValue(from)!,
            parseResult.GetValue(to)!,
            parseResult.InvocationConfiguration.Output,
            parseResult.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    /// <summary>Copies all tables.</summary>
    /// <returns>The exit code: 1 if the stores differ afterwards or one cannot be used.</returns>
    public static async Task<int> RunAsync(string from, string to, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        foreach (var (option, storage) in new[] { ("--from", from), ("--to", to) })
        {
            if (!DatabaseFactory.IsStorage(storage) || DatabaseFactory.IsMemory(storage))
            {
                await error.WriteLineAsync($"{option}: {DatabaseFactory.FindError(storage) ?? "not a store that can be copied"}. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING` with a Database.");
                return CommandLine.InvalidUsage;
            }

            if (LiteralSecrets.FindInStorage(option, storage) is { } warning) await error.WriteLineAsync($"warning: {warning}");
        }

        try
        {
            if (from.StartsWith("sqlite:", StringComparison.Ordinal) && !File.Exists(from["sqlite:".Length..]))
                throw new StorageUnavailableException($"--from: {from} does not exist. Use the path of an existing store.");
            await using var source = await DatabaseFactory.OpenForTransferAsync(from, TimeProvider.System, cancellationToken);
            await using var target = await DatabaseFactory.OpenForTransferAsync(to, TimeProvider.System, cancellationToken);
            await output.WriteLineAsync($"from {source.Description}{Environment.NewLine}to   {target.Description}");
            foreach (var warning in (string[])[.. source.Warnings, .. target.Warnings]) await error.WriteLineAsync($"warning: {warning}");
            var copier = new DatabaseCopier(source, target);
            var areSame = true;
            foreach (var table in TableDefinition.All)
            {
                var total = await copier.CountAsync(table, cancellationToken);
                await TaskProgress.RunAsync(error, $"Copy {table.Name}", total, report => copier.CopyAsync(table, TaskProgress.FromTotal(report), cancellationToken));
                var (isSame, count) = (false, 0L);
                await TaskProgress.RunAsync(
                    error, $"Compare {table.Name}", total, async report => (isSame, count) = await copier.CompareAsync(table, TaskProgress.FromTotal(report), cancellationToken));
                await output.WriteLineAsync($"{table.Name,-12} {(isSame ? string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows, the same in both") : "NOT the same in both: the target has other rows")}");
                areSame &= isSame;
            }

            return areSame ? 0 : CommandLine.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Interrupted. Run the same command again to resume after the last copied row.");
            return CommandLine.Failed;
        }
        catch (StorageUnavailableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.Failed;
        }
    }
}
