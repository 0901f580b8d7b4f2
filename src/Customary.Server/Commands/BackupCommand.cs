using System.CommandLine;
using Customary.Storage.Sql;
using Customary.Storage.Sqlite;

namespace Customary.Server.Commands;

/// <summary>Makes a consistent copy of an SQLite store while the service runs.</summary>
internal static class BackupCommand
{
    private const string Sqlite = "sqlite:";

    public static Command Create()
    {
        var storage = new Option<string>("--storage") { Description = "The store, as `sqlite:PATH`.", HelpName = "storage", Required = true };
        var to = new Option<string>("--to") { Description = "The file to make; it must not exist.", HelpName = "file", Required = true };
        var command = new Command("backup", "Makes a consistent copy of an SQLite store, also while the service runs on it.") { storage, to };
        command.SetAction(parseResult => Run(parseResult.GetValue(storage)!, parseResult.GetValue(to)!, Console.Out, Console.Error));
        return command;
    }

    /// <summary>0 when the copy is made and proved, 1 when not, 2 when the storage is no file.</summary>
    public static int Run(string storage, string to, TextWriter output, TextWriter error)
    {
        if (!storage.StartsWith(Sqlite, StringComparison.Ordinal) || storage.Length == Sqlite.Length)
        {
            error.WriteLine("backup: --storage takes `sqlite:PATH`; a PostgreSQL database is backed up with its own tools, such as pg_dump or pg_basebackup.");
            return 2;
        }

        try
        {
            var target = Path.GetFullPath(to);
            SqliteBackup.Create(Path.GetFullPath(storage[Sqlite.Length..]), target);
            output.WriteLine($"{target}: {new FileInfo(target).Length:N0} bytes");
            return 0;
        }
        catch (StorageUnavailableException exception)
        {
            error.WriteLine(exception.Message);
            return 1;
        }
    }
}
