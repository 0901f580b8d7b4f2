using System.Net.Sockets;

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
            await parseResult.InvocationConfiguration.Output.WriteLineAsync(StartupBanner.Write(server, settings));
            await server.RunAsync(cancellationToken);
            return 0;
        }
        catch (SettingsException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.InvalidUsage;
        }
        catch (StorageUnavailableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return CommandLine.Failed;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await error.WriteLineAsync($"urls: {exception.Message.TrimEnd('.')}. Use an address of this machine and a port that is free.");
            return CommandLine.Failed;
        }
    }
}
