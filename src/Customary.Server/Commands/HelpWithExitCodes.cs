using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Customary.Server.Commands;

/// <summary>Prints the help of a command, and the exit codes, which are the same for all commands.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0  The command succeeded, or the server was stopped.
          1  The command failed or found an error, or the server cannot use its storage or an address.
          2  The command line, a setting or a value is not valid.
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Adds the exit codes to the help of a command and of its subcommands.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action = new HelpWithExitCodes((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(ExitCodes);
        return code;
    }
}
