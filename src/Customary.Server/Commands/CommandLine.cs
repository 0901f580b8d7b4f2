using System.CommandLine;
using Customary.Server.Settings;

namespace Customary.Server.Commands;

/// <summary>The command line. Without a command the binary serves; each setting is an option.</summary>
public static class CommandLine
{
    /// <summary>Runs what the arguments say; 0 when it went well, 1 when not, 2 when a setting is wrong.</summary>
    public static Task<int> RunAsync(string[] arguments, TextWriter? output = null)
    {
        var options = AllSettings.InOrder.ToDictionary(setting => setting.Name, Option);
        var root = new RootCommand("The customer service: the Customer API of Partner Center on a real database. Without a command it serves.");
        foreach (var option in options.Values) root.Options.Add(option);
        root.SetAction((parsed, stop) => ServeCommand.RunAsync(Said(parsed, options), stop));

        var settings = new Command("settings", "Prints every setting as Markdown: the page docs/settings.md.");
        settings.SetAction(_ => Console.Out.Write(SettingsPage.Write()));
        root.Subcommands.Add(settings);

        var certificate = new Command("certificate", "Says where the development certificate for https is and how to trust it; makes it if there is none.");
        certificate.SetAction(_ => CertificateCommand.Run(TimeProvider.System));
        root.Subcommands.Add(certificate);
        root.Subcommands.Add(CopyCommand.Make());
        root.Subcommands.Add(BackupCommand.Make());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(DistributeCommand.Make());
        root.Subcommands.Add(PartnerCommands.Partners(parsed => Said(parsed, options)));
        root.Subcommands.Add(PartnerCommands.Partnerships(parsed => Said(parsed, options)));
        root.Subcommands.Add(ValidationCodeCommands.Make(parsed => Said(parsed, options)));
        root.Subcommands.Add(CustomerCommands.Make(parsed => Said(parsed, options)));
        return root.Parse(arguments).InvokeAsync(new() { Output = output ?? Console.Out });
    }

    private static Option<string> Option(Setting setting) => new($"--{setting.Name}")
    {
        Description = $"{setting.Description} Takes {setting.Allowed}.{(setting.Standard is null ? "" : $" Standard: {setting.Standard}.")}".Replace("`", "", StringComparison.Ordinal),
        HelpName = "value",
        Recursive = true,
    };

    private static Dictionary<string, string> Said(ParseResult parsed, Dictionary<string, Option<string>> options)
    {
        var said = new Dictionary<string, string>();
        foreach (var (name, option) in options)
            if (parsed.GetResult(option) is { Implicit: false }) said.Add(name, parsed.GetValue(option)!);
        return said;
    }
}
