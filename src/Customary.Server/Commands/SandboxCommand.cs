using Customary.Client.Sandbox;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>What the commands that control a sandbox share: they connect, run, and report errors.</summary>
internal static class SandboxCommand
{
    /// <summary>Makes a command control a sandbox.</summary>
    /// <param name="command">The command.</param>
    /// <param name="server">The options of the connection.</param>
    /// <param name="run">Controls the sandbox.</param>
    /// <param name="timeout">How long one operation can take; null for a minute.</param>
    /// <param name="interrupted">What to print when a change was interrupted; null if nothing can have changed.</param>
    /// <returns>The command.</returns>
    public static Command RunOnSandbox(
        this Command command, ServerOptions server, Func<HttpSandbox, ParseResult, ResultOutput, CancellationToken, Task> run, TimeSpan? timeout = null, string? interrupted = null)
    {
        server.AddTo(command);
        command.SetAction((parseResult, cancellationToken) => ApiCommand.RunAsync(parseResult, async () =>
        {
            using var sandbox = await server.OpenAsync(parseResult, timeout, cancellationToken);
            try
            {
                await run(sandbox, parseResult, server.CreateOutput(parseResult), cancellationToken);
            }
            catch (CustomaryException exception)
            {
                throw ServerOptions.Explain(exception);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && interrupted is not null)
            {
                throw new CommandException(interrupted);
            }
        }));
        return command;
    }
}
