using System.Net.Sockets;
using Customary.Hosting;
using Customary.Hosting.Configuration;
using Customary.Storage.Sql;

namespace Customary.Server.Commands;

/// <summary>Serves until it is told to stop.</summary>
internal static class ServeCommand
{
    private const int InvalidConfiguration = 2;
    private const int EnvironmentFailure = 1;

    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken)
    {
        try
        {
            var settings = CustomarySettings.Read(SettingSources.FromProcess(options));
            await using var service = await CustomaryServer.StartAsync(settings, TimeProvider.System, cancellationToken);
            Console.Out.WriteLine(StartupBanner.Write(service, settings));
            await service.RunAsync(cancellationToken);
            return 0;
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return InvalidConfiguration;
        }
        catch (StorageUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return EnvironmentFailure;
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"urls: {taken.Message}");
            return EnvironmentFailure;
        }
    }
}
