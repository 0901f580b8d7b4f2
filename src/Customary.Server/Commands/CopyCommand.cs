using System.CommandLine;
using Customary.Server.Storage;
using Customary.Server.Storage.Moving;

namespace Customary.Server.Commands;

/// <summary>Copies all data from one storage to another, and makes sure that it arrived.</summary>
internal static class CopyCommand
{
    private const string Memory = "memory";

    public static Command Make()
    {
        var from = new Option<string>("--from") { Description = "The storage to copy from, as the setting storage names it.", HelpName = "storage", Required = true };
        var to = new Option<string>("--to") { Description = "The storage to copy to; it is made where there is none.", HelpName = "storage", Required = true };
        var command = new Command("copy", "Copies all data between SQLite and PostgreSQL, and compares both afterwards. Stop the service first. Run again, it goes on where it ended.") { from, to };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(from)!, parsed.GetValue(to)!, Console.Out, Console.Error, !Console.IsOutputRedirected, stop));
        return command;
    }

    /// <summary>0 when both hold the same afterwards, 1 when not, 2 when a storage is none.</summary>
    public static async Task<int> RunAsync(string from, string to, TextWriter told, TextWriter failed, bool isTerminal, CancellationToken stop)
    {
        if (!IsKept(from) || !IsKept(to))
        {
            await failed.WriteLineAsync("copy: --from and --to take `sqlite:PATH` or `postgres:CONNECTIONSTRING` with a Database.");
            return 2;
        }

        try
        {
            if (from.StartsWith("sqlite:", StringComparison.Ordinal) && !File.Exists(from["sqlite:".Length..]))
                throw new StoreAwayException($"copy: there is no store at {from}.");
            await using var source = await Databases.OpenForMovingAsync(from, TimeProvider.System, stop);
            await using var target = await Databases.OpenForMovingAsync(to, TimeProvider.System, stop);
            await told.WriteLineAsync($"from {source.Place}{Environment.NewLine}to   {target.Place}");
            foreach (var warning in (string[])[.. source.Warnings, .. target.Warnings]) await failed.WriteLineAsync(warning);
            var copy = new StoreCopy(source, target);
            var areSame = true;
            foreach (var table in MovedTable.All)
            {
                var progress = new Progress(told, table.Name, await copy.CountAsync(table, stop), isTerminal);
                await copy.CopyAsync(table, progress.Tell, stop);
                var (same, count) = await copy.CompareAsync(table, stop);
                progress.End(same ? $"{count:N0} rows, the same in both" : "NOT the same in both: the target has other rows");
                areSame &= same;
            }

            return areSame ? 0 : 1;
        }
        catch (StoreAwayException away)
        {
            await failed.WriteLineAsync(away.Message);
            return 1;
        }
    }

    private static bool IsKept(string storage) => storage != Memory && Databases.IsStorage(storage);
}
