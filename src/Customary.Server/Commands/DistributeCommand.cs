using System.CommandLine;
using Customary.Storage.Postgres;

namespace Customary.Server.Commands;

/// <summary>Prints the statements that spread the tables over a distributed PostgreSQL.</summary>
internal static class DistributeCommand
{
    public static Command Create()
    {
        var command = new Command("distribute", "Prints the SQL that spreads the tables over the servers of a distributed PostgreSQL (Citus).");
        command.SetAction(_ => Write(Console.Out));
        return command;
    }

    public static void Write(TextWriter output)
    {
        foreach (var statement in Distribution.Statements()) output.WriteLine(statement);
    }
}
