using System.CommandLine;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Commands;

/// <summary>What every command on the store does: it reads the service's settings, opens the store, and says what went wrong.</summary>
internal static class StoreCommand
{
    /// <summary>The exit code of a command that could not do what it was told.</summary>
    public const int Failed = 1;

    private const int WrongSetting = 2;

    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, string> options, ParseResult parsed, Func<ServiceSettings, Database, TextWriter, Task<int>> work, CancellationToken stop)
    {
        try
        {
            var settings = ServiceSettings.Read(SettingSources.OfProcess(options));
            if (Databases.IsMemory(settings))
                throw new SettingsException("storage: 'memory' ends with this command, so the command would have no effect. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING`.");
            await using var database = await Databases.OpenAsync(settings, TimeProvider.System, stop);
            foreach (var warning in database.Warnings) await parsed.InvocationConfiguration.Error.WriteLineAsync(warning);
            return await work(settings, database, parsed.InvocationConfiguration.Output);
        }
        catch (Exception failure) when (failure is SettingsException or StoreAwayException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(failure.Message);
            return failure is SettingsException ? WrongSetting : Failed;
        }
    }
}
