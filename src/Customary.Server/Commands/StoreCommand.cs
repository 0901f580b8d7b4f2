using System.CommandLine;
using Customary.Hosting.Configuration;
using Customary.Storage;
using Customary.Storage.Sql;

namespace Customary.Server.Commands;

/// <summary>What every command on the store does: it reads the service's settings, opens the store, and says what went wrong.</summary>
internal static class StoreCommand
{
    /// <summary>The exit code of a command that could not do what it was told.</summary>
    public const int Failed = 1;

    private const int InvalidConfiguration = 2;

    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, string> options, ParseResult parseResult, Func<CustomarySettings, Database, TextWriter, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            var settings = CustomarySettings.Read(SettingSources.FromProcess(options));
            if (DatabaseFactory.IsMemory(StorageSetting.Resolve(settings)))
                throw new SettingsException("storage: 'memory' ends with this command, so the command would have no effect. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING`.");
            await using var database = await StorageSetting.OpenAsync(settings, TimeProvider.System, cancellationToken);
            foreach (var warning in database.Warnings) await parseResult.InvocationConfiguration.Error.WriteLineAsync(warning);
            return await work(settings, database, parseResult.InvocationConfiguration.Output);
        }
        catch (Exception exception) when (exception is SettingsException or StorageUnavailableException)
        {
            await parseResult.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
            return exception is SettingsException ? InvalidConfiguration : Failed;
        }
    }
}
