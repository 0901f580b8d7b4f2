namespace Customary.Server.Commands;

/// <summary>Prints the SQL that distributes the tables with Citus.</summary>
internal static class DistributeCommand
{
    public static Command Create()
    {
        var command = new Command("distribute", "Print the SQL that distributes the tables over the servers of a Citus cluster.");
        command.SetAction(parseResult => Write(parseResult.InvocationConfiguration.Output));
        return command;
    }

    public static void Write(TextWriter output)
    {
        foreach (var statement in Distribution.Statements()) output.WriteLine(statement);
    }
}
