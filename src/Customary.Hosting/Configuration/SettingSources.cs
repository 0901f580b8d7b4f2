using System.Collections;

namespace Customary.Hosting.Configuration;

/// <summary>Where settings are said: the command line over environment variables over appsettings over the standard value.</summary>
/// <param name="commandLine">The options given, by name.</param>
/// <param name="environment">The environment variables, by name.</param>
/// <param name="appSettings">The appsettings files; the first that has a setting wins.</param>
internal sealed class SettingSources(
    IReadOnlyDictionary<string, string> commandLine,
    IReadOnlyDictionary<string, string> environment,
    IReadOnlyList<AppSettings>? appSettings = null)
{
    private const string Prefix = "CUSTOMARY_";
    private readonly IReadOnlyList<AppSettings> _appSettings = appSettings ?? [];
    private readonly List<string> _errors = [];

    /// <summary>The sources of this process: the given options, its environment, and appsettings beside the binary.</summary>
    /// <exception cref="SettingsException">An appsettings file cannot be read.</exception>
    public static SettingSources FromProcess(IReadOnlyDictionary<string, string> commandLine)
    {
        var variables = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""));
        return Read(commandLine, variables, AppContext.BaseDirectory);
    }

    /// <summary>The sources of a process with that environment and with its appsettings in that folder.</summary>
    /// <exception cref="SettingsException">An appsettings file cannot be read.</exception>
    internal static SettingSources Read(
        IReadOnlyDictionary<string, string> commandLine, IEnumerable<KeyValuePair<string, string>> variables, string folder)
    {
        var environment = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var errors = new List<string>();
        foreach (var (name, value) in variables)
        {
            // Names of others may differ in case alone, such as http_proxy and HTTP_PROXY.
            if (!environment.TryAdd(name, value) && IsOurs(name)) errors.Add($"{name}: set twice, in different case. Remove one.");
        }

        AppSettings[] files = AppSettings.Load(Path.Combine(folder, "appsettings.json")) is { } common ? [common] : [];
        var chosen = new SettingSources(commandLine, environment, files).Find(SettingDefinitions.Environment).Text ?? "Production";
        var sources = new SettingSources(commandLine, environment, [.. FilesOf(chosen, folder), .. files]);
        sources._errors.AddRange(errors);
        return sources;
    }

    /// <summary>Finds the text of a setting and its source. The text is null if no source defines the setting and it has no default.</summary>
    public (string? Text, string Source) Find(Setting setting)
    {
        if (commandLine.TryGetValue(setting.Name, out var option)) return (option, $"--{setting.Name}");

        // An empty variable is a value that was lost on the way, not the absence of a setting.
        if (environment.TryGetValue(setting.EnvironmentVariable, out var variable)) return (variable, setting.EnvironmentVariable);
        foreach (var file in _appSettings)
            if (file.Find(setting) is { } text) return (text, $"{setting.Name} in {file.Source}");
        if (setting == SettingDefinitions.Environment)
        {
            if (environment.TryGetValue("ASPNETCORE_ENVIRONMENT", out var web) && web.Length > 0) return (web, "ASPNETCORE_ENVIRONMENT");
            if (environment.TryGetValue("DOTNET_ENVIRONMENT", out var host) && host.Length > 0) return (host, "DOTNET_ENVIRONMENT");
        }

        return (setting.Default, $"default of {setting.Name}");
    }

    /// <summary>What no setting can be read from, one message each: a misspelled setting must not pass for a set one.</summary>
    public IEnumerable<string> FindErrors()
    {
        foreach (var error in _errors) yield return error;
        foreach (var name in commandLine.Keys)
            if (!SettingDefinitions.All.Any(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) yield return $"{name}: there is no such setting.";
        foreach (var name in environment.Keys)
        {
            if (IsOurs(name)
                && !ServiceLinks.Contains(name)
                && !SettingDefinitions.All.Any(setting => setting.EnvironmentVariable.Equals(name, StringComparison.OrdinalIgnoreCase)))
                yield return $"{name}: unknown setting. Run `customary settings` to list all settings.";
        }

        foreach (var error in _appSettings.SelectMany(file => file.FindErrors())) yield return error;
    }

    private static bool IsOurs(string variable) => variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    // Letter case does not matter in the environment's name, so it does not in the file's.
    private static IEnumerable<AppSettings> FilesOf(string environment, string folder)
    {
        if (!SettingParsers.EnvironmentName(environment, out _)) yield break;
        var name = $"appsettings.{environment}.json";
        var paths = Directory.EnumerateFiles(folder, "appsettings.*.json").Where(path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (paths.Count > 1) throw new SettingsException($"{name}: {folder} has {paths.Count} files with this name in different case. Keep one.");
        if (paths is not [var path] || AppSettings.Load(path) is not { } file) yield break;
        if (file.Find(SettingDefinitions.Environment) is not null)
            throw new SettingsException($"environment in {file.Source}: not allowed, because the environment selects this file. Set it in appsettings.json, as an option or as a variable.");
        yield return file;
    }
}
