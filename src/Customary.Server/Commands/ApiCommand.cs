using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>What the commands that call the API share: they connect, run, and report errors.</summary>
internal static class ApiCommand
{
    private const int Unauthorized = 401;

    /// <summary>Makes a command call the API.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options of the connection.</param>
    /// <param name="run">Calls the API. It throws <see cref="CommandException"/> for errors of its own.</param>
    /// <param name="isBulk">Whether the command sends so many requests that each can wait long for the rate limit.</param>
    /// <returns>The command.</returns>
    public static Command RunOnApi(this Command command, ConnectionOptions options, Func<ApiContext, CancellationToken, Task> run, bool isBulk = false)
    {
        options.AddTo(command);
        command.SetAction((parseResult, cancellationToken) => RunAsync(
            parseResult,
            async () => await run(
                new(parseResult, await options.OpenAsync(parseResult, isBulk, cancellationToken), new(parseResult.InvocationConfiguration.Output, parseResult.GetValue(options.Json))), cancellationToken)));
        return command;
    }

    /// <summary>Runs a command and writes its error, if there is one, to standard error.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parseResult, Func<Task> run)
    {
        var error = parseResult.InvocationConfiguration.Error;
        try
        {
            await run();
            return 0;
        }
        catch (CommandException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (CustomaryException exception)
        {
            await error.WriteLineAsync(Describe(exception));
            return CommandLine.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            await error.WriteLineAsync(TerminalText.Sanitize(exception.Message));
            return CommandLine.Failed;
        }
    }

    /// <summary>What went wrong, and what to do about it on the command line.</summary>
    public static string Describe(CustomaryException exception)
    {
        var message = TerminalText.Sanitize(exception.Message.Replace("set AcceptDevelopmentCertificate", "use --accept-development-certificate", StringComparison.Ordinal));
        var hint = exception.Status == Unauthorized ? $" Use a valid access token of the partner, with --token, {ClientVariables.Token} or --tenant." : "";
        return $"{message}{hint}";
    }
}
