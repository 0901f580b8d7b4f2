using System.CommandLine;
using Customary.Storage.Checking;
using Customary.Storage.Sql;
using Customary.Storage.Sqlite;

namespace Customary.Server.Commands;

/// <summary>Checks a store without changing it.</summary>
internal static class CheckCommand
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";
    private const int HasFindings = 1;
    private const int WrongStorage = 2;

    public static Command Create()
    {
        var storage = new Option<string>("--storage") { Description = "The storage to check, as the setting storage names it.", HelpName = "storage", Required = true };
        var command = new Command("check", "Checks a store without changing it: SQLite's own quick_check, and that all rows belong together. Prints one finding a line.") { storage };
        command.SetAction((parseResult, cancellationToken) =>
            RunAsync(parseResult.GetValue(storage)!, parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    /// <summary>0 when nothing was found, 1 when something was or the store cannot be read, 2 when the storage is none.</summary>
    internal static async Task<int> RunAsync(string storage, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var findings = 0L;
        var check = new StoreCheck(finding =>
        {
            findings++;
            output.WriteLine(finding);
        });
        try
        {
            if (storage.StartsWith(Sqlite, StringComparison.Ordinal)) await check.CheckSqliteAsync(SqliteDatabase.ResolveLink(Path.GetFullPath(storage[Sqlite.Length..])), cancellationToken);
            else if (storage.StartsWith(Postgres, StringComparison.Ordinal)) await check.CheckPostgresAsync(storage[Postgres.Length..], cancellationToken);
            else
            {
                await errors.WriteLineAsync("check: --storage must be `sqlite:PATH` or `postgres:CONNECTIONSTRING`; memory has nothing to check.");
                return WrongStorage;
            }
        }
        catch (StorageUnavailableException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return HasFindings;
        }

        if (findings == 0) await output.WriteLineAsync("No findings.");
        return findings == 0 ? 0 : HasFindings;
    }
}
