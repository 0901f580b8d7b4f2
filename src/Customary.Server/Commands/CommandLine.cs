using System.CommandLine.Invocation;

namespace Customary.Server.Commands;

/// <summary>The command line: all commands, and the exit codes that they share.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of a command that failed or found an error.</summary>
    public const int Failed = 1;

    /// <summary>The exit code for an invalid command line or setting.</summary>
    public const int InvalidUsage = 2;

    private const string Description = """
        A self-hosted server for the Customer resources of the Microsoft Partner Center REST API.
        Starts the server when run without a command. Press Ctrl+C to stop it.

        Each option is also an environment variable (CUSTOMARY_RATE_LIMIT for --rate-limit) and a property of the section Customary in appsettings.json. Run customary settings for the reference page.

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
            return await parseResult.InvokeAsync(new() { Output = output ?? Console.Out, Error = error });

        await error.WriteLineAsync($"Run `{PathOf(parseResult.CommandResult.Command)} --help` for help.");
        return InvalidUsage;
    }

    private static RootCommand CreateRoot(SettingOptions options)
    {
        var root = new RootCommand(Description);
        options.AddTo(root, SettingDefinitions.All);
        root.SetAction((parseResult, cancellationToken) => ServeCommand.RunAsync(options, parseResult, cancellationToken));

        var settings = new Command("settings", "Print the reference page of all settings as Markdown.");
        settings.SetAction(parseResult => parseResult.InvocationConfiguration.Output.Write(SettingsReferencePage.Write()));
        root.Add(settings);
        root.Add(CertificateCommand.Create());
        root.Add(CopyCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(CheckCommand.Create());
        root.Add(DistributeCommand.Create());
        root.Add(PartnerCommands.CreatePartners(options));
        root.Add(PartnerCommands.CreatePartnerships(options));
        root.Add(ValidationCodeCommands.Create(options));
        root.Add(CustomerCommands.Create(options));
        HelpWithExitCodes.AddTo(root);
        return root;
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "customary";
}
