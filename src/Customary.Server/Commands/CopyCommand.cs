using System.CommandLine;
using Customary.Storage;
using Customary.Storage.Sql;
using Customary.Storage.Transfer;

namespace Customary.Server.Commands;

/// <summary>Copies all data from one storage to another, and makes sure that it arrived.</summary>
internal static class CopyCommand
{
    private const string Memory = "memory";

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The storage to copy from, as the setting storage names it.", HelpName = "storage", Required = true };
        var to = new Option<string>("--to") { Description = "The storage to copy to; it is made where there is none.", HelpName = "storage", Required = true };
        var command = new Command("copy", "Copies all data between SQLite and PostgreSQL, and compares both afterwards. Stop the service first. Run again, it goes on where it ended.") { from, to };
        command.SetAction((parseResult, cancellationToken) => RunAsync(parseResult.GetValue(from)!, parseResult.GetValue(to)!, Console.Out, Console.Error, !Console.IsOutputRedirected, cancellationToken));
        return command;
    }

    /// <summary>0 when both hold the same afterwards, 1 when not, 2 when a storage is none.</summary>
    public static async Task<int> RunAsync(string from, string to, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellationToken)
    {
        if (!IsKept(from) || !IsKept(to))
        {
            await error.WriteLineAsync("copy: --from and --to take `sqlite:PATH` or `postgres:CONNECTIONSTRING` with a Database.");
            return 2;
        }

        try
        {
            if (from.StartsWith("sqlite:", StringComparison.Ordinal) && !File.Exists(from["sqlite:".Length..]))
                throw new StorageUnavailableException($"copy: there is no store at {from}.");
            await using var source = await DatabaseFactory.OpenForTransferAsync(from, TimeProvider.System, cancellationToken);
            await using var target = await DatabaseFactory.OpenForTransferAsync(to, TimeProvider.System, cancellationToken);
            await output.WriteLineAsync($"from {source.Description}{Environment.NewLine}to   {target.Description}");
            foreach (var warning in (string[])[.. source.Warnings, .. target.Warnings]) await error.WriteLineAsync(warning);
            var copy = new DatabaseCopier(source, target);
            var areSame = true;
            foreach (var table in TableDefinition.All)
            {
                var progress = new ProgressBar(output, table.Name, await copy.CountAsync(table, cancellationToken), isTerminal);
                await copy.CopyAsync(table, progress.Report, cancellationToken);
                var (same, count) = await copy.CompareAsync(table, cancellationToken);
                progress.Complete(same ? $"{count:N0} rows, the same in both" : "NOT the same in both: the target has other rows");
                areSame &= same;
            }

            return areSame ? 0 : 1;
        }
        catch (StorageUnavailableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static bool IsKept(string storage) => storage != Memory && DatabaseFactory.IsStorage(storage);
}
