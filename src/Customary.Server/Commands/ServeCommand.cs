using Customary.Hosting.Connections;

namespace Customary.Server.Commands;

/// <summary>Runs the server until the process is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(SettingOptions options, ParseResult parseResult, CancellationToken cancellationToken)
    {
        var error = parseResult.InvocationConfiguration.Error;
        try
        {
            var settings = CustomarySettings.Read(options.GetConfiguration(parseResult));
            await using var server = await CustomaryServer.StartAsync(settings, TimeProvider.System, cancellationToken);
            await StartupMessage.WriteAsync(server, settings, options.FindLiteralSecrets(parseResult), parseResult.InvocationConfiguration.Output);
            await server.RunAsync(cancellationToken);
            return 0;
        }
        catch (SettingsException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.InvalidUsage;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server was stopped while it started.
            return 0;
        }
        catch (Exception exception) when (exception is StorageUnavailableException or AddressUnavailableException)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.Failed;
        }
    }
}
