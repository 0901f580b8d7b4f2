using System.Net.Sockets;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Commands;

/// <summary>Serves until it is told to stop.</summary>
internal static class ServeCommand
{
    private const int WrongSetting = 2;
    private const int CannotStart = 1;

    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string> options, CancellationToken stop)
    {
        try
        {
            var settings = ServiceSettings.Read(SettingSources.OfProcess(options));
            await using var service = await Service.StartAsync(settings, TimeProvider.System, stop);
            Console.Out.WriteLine(Greeting.Write(service, settings));
            await service.RunAsync(stop);
            return 0;
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongSetting;
        }
        catch (StoreAwayException away)
        {
            await Console.Error.WriteLineAsync(away.Message);
            return CannotStart;
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"urls: {taken.Message}");
            return CannotStart;
        }
    }
}
