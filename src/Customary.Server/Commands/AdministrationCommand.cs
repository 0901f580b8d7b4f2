using Customary.Hosting.Sandbox.Registry;

namespace Customary.Server.Commands;

/// <summary>
/// What the administrative commands share. They work on the store of the setting <c>storage</c>. If a running server has it open, or with
/// <c>--url</c>, they work through the administrative API of that server.
/// </summary>
internal sealed class AdministrationCommand(SettingOptions settings, ServerOptions server)
{
    private static readonly Setting[] Settings = [SettingDefinitions.Storage, SettingDefinitions.StorageCheck, SettingDefinitions.Environment];
    private static readonly TimeSpan StatusTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Makes a command administrate a store or a server.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Administrates.</param>
    /// <param name="additional">The settings that the command uses besides those of the storage.</param>
    /// <returns>The command.</returns>
    public Command Run(Command command, Func<AdministrationContext, CancellationToken, Task> run, params Setting[] additional)
    {
        Setting[] used = [.. Settings, .. additional];
        settings.AddTo(command, used);
        server.AddTo(command);
        command.SetAction((parseResult, cancellationToken) => ApiCommand.RunAsync(parseResult, async () =>
        {
            try
            {
                var hasUrl = server.HasUrl(parseResult);
                if (hasUrl && settings.IsGiven(parseResult, SettingDefinitions.Storage)) throw CommandException.InvalidUsage("--storage: not valid with --url. Use one of them.");
                if (hasUrl) await RunOnServerAsync(parseResult, run, cancellationToken);
                else await RunOnStoreAsync(parseResult, used, run, cancellationToken);
            }
            catch (SettingsException exception)
            {
                throw CommandException.InvalidUsage(exception.Message);
            }
            catch (StorageUnavailableException exception)
            {
                throw new CommandException(exception.Message);
            }
            catch (CustomaryException exception)
            {
                throw exception is { Status: StatusCodes.Status400BadRequest, Details.Count: > 0 } ? Describe(command, exception.Details) : ServerOptions.Explain(exception);
            }
        }));
        return command;
    }

    private async Task RunOnServerAsync(ParseResult parseResult, Func<AdministrationContext, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var sandbox = await server.OpenAsync(parseResult, null, cancellationToken);
        await run(new(parseResult, sandbox.Partners, sandbox.ValidationCodes, sandbox.Customers, server.CreateOutput(parseResult)), cancellationToken);
    }

    private async Task RunOnStoreAsync(ParseResult parseResult, Setting[] used, Func<AdministrationContext, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var error = parseResult.InvocationConfiguration.Error;
        var values = CustomarySettings.Read(settings.GetConfiguration(parseResult), used);
        if (DatabaseFactory.IsMemory(StorageSetting.Resolve(values)))
        {
            throw new SettingsException(
                "storage: 'memory' has no effect, because its data is lost when this command ends. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING`, or --url for a running server.");
        }

        foreach (var warning in settings.FindLiteralSecrets(parseResult)) await error.WriteLineAsync($"warning: {warning}");
        Database database;
        try
        {
            database = await StorageSetting.OpenAsync(values, TimeProvider.System, progress => Report(progress, error), cancellationToken);
        }
        catch (StorageInUseException exception)
        {
            await EnsureServerHasAsync(parseResult, exception.Path, cancellationToken);
            await RunOnServerAsync(parseResult, run, cancellationToken);
            return;
        }

        await using (database)
        {
            foreach (var warning in database.Warnings) await error.WriteLineAsync($"warning: {warning}");
            var partners = new PartnerStore(database, new(database, TimeProvider.System, used.Contains(SettingDefinitions.AuditDays) ? FeatureOptions.Audit(values) : new()));
            var codes = new ValidationCodeStore(database);
            await run(
                new(
                    parseResult,
                    new LocalSandboxPartners(new(partners, CountryCatalog.Load(), new(TimeProvider.System), FeatureOptions.PartnerRegistry(values)), partners),
                    new LocalSandboxValidationCodes(new(codes, new(), TimeProvider.System), codes),
                    new LocalSandboxCustomers(new(database), TimeProvider.System),
                    server.CreateOutput(parseResult)),
                cancellationToken);
        }
    }

    // The server at the address might have another store open.
    private async Task EnsureServerHasAsync(ParseResult parseResult, string path, CancellationToken cancellationToken)
    {
        var address = server.GetAddress(parseResult);
        string reason;
        try
        {
            using var sandbox = await server.OpenAsync(parseResult, StatusTimeout, cancellationToken);
            var storage = (await sandbox.GetStatusAsync(cancellationToken)).Storage;
            if (storage == SqliteDatabase.Describe(path)) return;
            reason = $"The server at {address} has another store open.";
        }
        catch (CustomaryException exception)
        {
            reason = $"No server with it was found: {ServerOptions.Explain(exception).Message}";
        }

        throw new CommandException($"storage: another process has {path} open. {reason} Use --url with the address of the server that has it open, or stop that process.");
    }

    private static CommandException Describe(Command command, IEnumerable<string> details) => CommandException.InvalidUsage(string.Join(
        Environment.NewLine,
        details.Select(detail =>
        {
            var parts = detail.Split(": ", 2);
            var name = string.Concat(parts[0].Select(character => char.IsUpper(character) ? $"-{char.ToLowerInvariant(character)}" : character.ToString()));
            return $"{(command.Arguments.Any(argument => argument.Name == name) ? "" : "--")}{name}: {parts[^1]}.";
        })));

    /// <summary>Writes the migration of an existing schema to standard error, so that nobody stops a command that seems to hang.</summary>
    private static void Report(MigrationProgress progress, TextWriter error)
    {
        if (progress is MigrationProgress.Started started) error.WriteLine($"Applies the migration {started.Name} to the schema. This can take minutes.");
    }
}
