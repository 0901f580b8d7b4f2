namespace Customary.Server.Commands;

/// <summary>The command-line options of the settings. A command has only the options of the settings that it uses.</summary>
internal sealed class SettingOptions
{
    private readonly Dictionary<Setting, Option<string>> _options = SettingDefinitions.All.ToDictionary(setting => setting, Create);

    /// <summary>Adds the options of some settings to a command.</summary>
    public void AddTo(Command command, IEnumerable<Setting> settings)
    {
        foreach (var setting in settings) command.Add(_options[setting]);
    }

    /// <summary>The configuration from the options that were given, the environment variables of the process and the appsettings files.</summary>
    /// <exception cref="SettingsException">An appsettings file cannot be read.</exception>
    public IConfigurationRoot GetConfiguration(ParseResult parseResult) => SettingsConfiguration.BuildFromProcess(
        _options.Where(option => IsGiven(parseResult, option.Value)).ToDictionary(option => option.Key.Name, option => parseResult.GetValue(option.Value)!));

    /// <summary>Whether a setting was given as an option.</summary>
    public bool IsGiven(ParseResult parseResult, Setting setting) => IsGiven(parseResult, _options[setting]);

    /// <summary>An option that was given before a command that does not use it; null if there is none.</summary>
    public Option? FindUnused(ParseResult parseResult) =>
        _options.Values.FirstOrDefault(option => IsGiven(parseResult, option) && !parseResult.CommandResult.Command.Options.Contains(option));

    /// <summary>Warnings about secrets in the options that were given.</summary>
    public IReadOnlyList<string> FindLiteralSecrets(ParseResult parseResult) =>
        [.. _options.Where(option => IsGiven(parseResult, option.Value)).Select(option => LiteralSecrets.Find(option.Key, parseResult.GetValue(option.Value)!)).OfType<string>()];

    private static bool IsGiven(ParseResult parseResult, Option option) => parseResult.GetResult(option) is { Implicit: false };

    private static Option<string> Create(Setting setting) => new($"--{setting.Name}")
    {
        Description = $"{setting.Description} Use {setting.AllowedValues}.{(setting.Default is null ? "" : $" Default: {setting.Default}.")}".Replace('`', '\''),
        HelpName = "value",
    };
}
