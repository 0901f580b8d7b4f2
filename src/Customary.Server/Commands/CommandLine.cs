using System.CommandLine;
using Customary.Hosting.Configuration;

namespace Customary.Server.Commands;

/// <summary>The command line. Without a command the binary serves; each setting is an option.</summary>
internal static class CommandLine
{
    /// <summary>Runs what the arguments say; 0 when it went well, 1 when not, 2 when a setting is wrong.</summary>
    public static Task<int> RunAsync(string[] arguments, TextWriter? output = null)
    {
        var options = SettingDefinitions.All.ToDictionary(setting => setting.Name, Option);
        var root = new RootCommand("The customer service: the Customer API of Partner Center on a real database. Without a command it serves.");
        foreach (var option in options.Values) root.Options.Add(option);
        root.SetAction((parseResult, cancellationToken) => ServeCommand.RunAsync(GetValues(parseResult, options), cancellationToken));

        var settings = new Command("settings", "Prints every setting as Markdown: the page docs/settings.md.");
        settings.SetAction(_ => Console.Out.Write(SettingsReferencePage.Write()));
        root.Subcommands.Add(settings);

        var certificate = new Command("certificate", "Says where the development certificate for https is and how to trust it; makes it if there is none.");
        certificate.SetAction(_ => CertificateCommand.Run(TimeProvider.System));
        root.Subcommands.Add(certificate);
        root.Subcommands.Add(CopyCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(DistributeCommand.Create());
        root.Subcommands.Add(PartnerCommands.CreatePartners(parseResult => GetValues(parseResult, options)));
        root.Subcommands.Add(PartnerCommands.CreatePartnerships(parseResult => GetValues(parseResult, options)));
        root.Subcommands.Add(ValidationCodeCommands.Create(parseResult => GetValues(parseResult, options)));
        root.Subcommands.Add(CustomerCommands.Create(parseResult => GetValues(parseResult, options)));
        return root.Parse(arguments).InvokeAsync(new() { Output = output ?? Console.Out });
    }

    private static Option<string> Option(Setting setting) => new($"--{setting.Name}")
    {
        Description = $"{setting.Description} Takes {setting.AllowedValues}.{(setting.Default is null ? "" : $" Standard: {setting.Default}.")}".Replace("`", "", StringComparison.Ordinal),
        HelpName = "value",
        Recursive = true,
    };

    private static Dictionary<string, string> GetValues(ParseResult parseResult, Dictionary<string, Option<string>> options)
    {
        var said = new Dictionary<string, string>();
        foreach (var (name, option) in options)
            if (parseResult.GetResult(option) is { Implicit: false }) said.Add(name, parseResult.GetValue(option)!);
        return said;
    }
}
