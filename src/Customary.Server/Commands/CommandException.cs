namespace Customary.Server.Commands;

/// <summary>Ends a command with an error.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="exitCode">The exit code of the command.</param>
internal sealed class CommandException(string message, int exitCode = CommandLine.Failed) : Exception(message)
{
    /// <summary>The exit code of the command.</summary>
    public int ExitCode => exitCode;

    /// <summary>An option, an argument, a variable or an input file is not valid.</summary>
    public static CommandException InvalidUsage(string message) => new(message, CommandLine.InvalidUsage);
}
