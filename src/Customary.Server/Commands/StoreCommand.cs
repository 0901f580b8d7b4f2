namespace Customary.Server.Commands;

/// <summary>What the administrative commands share: they read the settings of the storage, open it and report errors.</summary>
internal static class StoreCommand
{
    private static readonly Setting[] Settings = [SettingDefinitions.Storage, SettingDefinitions.StorageCheck, SettingDefinitions.Environment];

    /// <summary>Makes a command run on the opened storage.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options of the settings.</param>
    /// <param name="run">Runs on the opened storage and returns the exit code.</param>
    /// <param name="additional">The settings that the command uses besides those of the storage.</param>
    /// <returns>The command.</returns>
    public static Command RunOnStore(
        this Command command, SettingOptions options, Func<ParseResult, CustomarySettings, Database, CancellationToken, Task<int>> run, params Setting[] additional)
    {
        Setting[] settings = [.. Settings, .. additional];
        options.AddTo(command, settings);
        command.SetAction(async (parseResult, cancellationToken) =>
        {
            var error = parseResult.InvocationConfiguration.Error;
            try
            {
                var values = CustomarySettings.Read(options.GetConfiguration(parseResult), settings);
                if (DatabaseFactory.IsMemory(StorageSetting.Resolve(values)))
                    throw new SettingsException("storage: 'memory' has no effect, because its data is lost when this command ends. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING`.");
                foreach (var warning in options.FindLiteralSecrets(parseResult)) await error.WriteLineAsync($"warning: {warning}");
                await using var database = await StorageSetting.OpenAsync(values, TimeProvider.System, progress => Report(progress, error), cancellationToken);
                foreach (var warning in database.Warnings) await error.WriteLineAsync($"warning: {warning}");
                return await run(parseResult, values, database, cancellationToken);
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
        });
        return command;
    }

    /// <summary>Writes the migration of an existing schema to standard error, so that nobody stops a command that seems to hang.</summary>
    private static void Report(MigrationProgress progress, TextWriter error)
    {
        if (progress is MigrationProgress.Started started) error.WriteLine($"Applies the migration {started.Name} to the schema. This can take minutes.");
    }

    /// <summary>Writes an error to standard error.</summary>
    /// <returns>The exit code of a command that failed.</returns>
    public static async Task<int> FailAsync(this ParseResult parseResult, string message)
    {
        await parseResult.InvocationConfiguration.Error.WriteLineAsync(message);
        return CommandLine.Failed;
    }
}
