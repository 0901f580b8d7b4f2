using System.CommandLine.Invocation;

namespace Customary.Server.Commands;

/// <summary>The command line: all commands, and the exit codes that they share.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of a command that failed or found an error.</summary>
    public const int Failed = 1;

    /// <summary>The exit code for an invalid command line or setting.</summary>
    public const int InvalidUsage = 2;

    /// <summary>The name of the command that starts the server.</summary>
    public const string Serve = "serve";

    private const string Description = """
        A self-hosted server for the Customer resources of the Microsoft Partner Center REST API.
        Starts the server when run without a command. Press Ctrl+C to stop it.

        Each option of the server is also an environment variable (CUSTOMARY_RATE_LIMIT for --rate-limit) and a property of the section Customary in appsettings.json. Run customary settings for the reference page.

        Results go to standard output, errors and warnings to standard error.
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="output">Where results are written; standard output if null.</param>
    /// <param name="error">Where errors are written; standard error if null.</param>
    /// <returns>The exit code: 0, <see cref="Failed"/> or <see cref="InvalidUsage"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter? output = null, TextWriter? error = null)
    {
        error ??= Console.Error;
        var options = new SettingOptions();
        var parseResult = CreateRoot(options).Parse(arguments);
        if (parseResult.Action is ParseErrorAction action)
        {
            action.ShowHelp = false;
            await parseResult.InvokeAsync(new() { Output = error, Error = error });
        }
        else if (options.FindUnused(parseResult) is { } unused)
            await error.WriteLineAsync($"{unused.Name}: not an option of this command. Remove it.");
        else
            return await InvokeAsync(parseResult, output ?? Console.Out, error);

        await error.WriteLineAsync($"Run `{PathOf(parseResult.CommandResult.Command)} --help` for help.");
        return InvalidUsage;
    }

    // The parser's own handling of signals ends the process before a command can say how to resume it.
    private static async Task<int> InvokeAsync(ParseResult parseResult, TextWriter output, TextWriter error)
    {
        using var interruption = new Interruption();
        try
        {
            return await parseResult.InvokeAsync(
                new() { Output = output, Error = error, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await error.WriteLineAsync("Interrupted.");
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync($"Unexpected error, a defect of this program: {exception}");
        }

        return Failed;
    }

    internal static RootCommand CreateRoot(SettingOptions options)
    {
        var root = new RootCommand(Description);
        var serve = new Command(Serve, "Start the server. Press Ctrl+C to stop it.");
        foreach (var start in (Command[])[root, serve])
        {
            options.AddTo(start, SettingDefinitions.All);
            start.SetAction((parseResult, cancellationToken) => ServeCommand.RunAsync(options, parseResult, cancellationToken));
        }

        root.Add(serve);
        root.Add(ReadyCommand.Create());
        var connection = new ConnectionOptions();
        var server = new ServerOptions();
        var administration = new AdministrationCommand(options, server);
        AddClientCommands(root, administration, server, connection);
        var settings = new Command("settings", "Print the reference page of all settings as Markdown.");
        settings.SetAction(parseResult => parseResult.InvocationConfiguration.Output.Write(SettingsReferencePage.Write()));
        root.Add(settings);
        root.Add(InitCommand.Create());
        root.Add(CertificateCommand.Create());
        root.Add(CopyCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(CheckCommand.Create());
        root.Add(DistributeCommand.Create());
        root.Add(PartnerCommands.CreatePartners(administration));
        root.Add(PartnerCommands.CreatePartnerships(administration));
        root.Add(ValidationCodeCommands.Create(administration));
        root.Add(CompletionCommand.Create());

        var commands = new Command("commands", "Print the reference of all commands as Markdown.");
        commands.SetAction(parseResult => parseResult.InvocationConfiguration.Output.Write(CommandReferencePage.Write(root, connection.All)));
        root.Add(commands);
        HelpWithExitCodes.AddTo(root);
        return root;
    }

    private static void AddClientCommands(RootCommand root, AdministrationCommand administration, ServerOptions server, ConnectionOptions connection)
    {
        root.Add(TokenCommand.Create(connection));
        var customers = new Command("customers", "Manage customers. All commands call the API of a server; only set works on a store or on the administrative API.");
        foreach (var command in CustomerCommands.Create(connection)) customers.Add(command);
        customers.Add(CustomerSetCommand.Create(administration));
        root.Add(customers);
        root.Add(UserCommands.Create(connection));
        root.Add(DomainCommands.Create(connection));
        root.Add(AuditCommands.Create(connection));
        root.Add(ImportCommand.Create(connection));
        root.Add(ExportCommand.Create(connection));
        foreach (var command in new SandboxCommands(server).Create()) root.Add(command);
    }

    /// <summary>The command line that runs a command, without arguments.</summary>
    internal static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "customary";
}
