using System.Collections;

namespace Customary.Server.Settings;

/// <summary>Where settings are said: the command line over environment variables over appsettings over the standard value.</summary>
/// <param name="commandLine">The options given, by name.</param>
/// <param name="environment">The environment variables, by name.</param>
/// <param name="appSettings">The section <c>Customary</c> of appsettings; null when there is none.</param>
public sealed class SettingSources(
    IReadOnlyDictionary<string, string> commandLine,
    IReadOnlyDictionary<string, string> environment,
    IConfiguration? appSettings = null)
{
    private const string Prefix = "CUSTOMARY_";

    /// <summary>The sources of this process: the given options, its environment, and appsettings beside the binary.</summary>
    public static SettingSources OfProcess(IReadOnlyDictionary<string, string> commandLine)
    {
        var environment = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        // Names of others may differ in case alone, such as http_proxy and HTTP_PROXY.
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables()) environment[(string)entry.Key] = (string?)entry.Value ?? "";
        var appSettings = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .Build();
        return new(commandLine, environment, appSettings.GetSection("Customary"));
    }

    /// <summary>The text of a setting and where it was said; null where it has neither.</summary>
    public (string? Text, string Source) Find(Setting setting)
    {
        if (commandLine.TryGetValue(setting.Name, out var option)) return (option, $"--{setting.Name}");
        if (environment.TryGetValue(setting.EnvironmentVariable, out var variable) && variable.Length > 0) return (variable, setting.EnvironmentVariable);
        if (appSettings?[setting.Name] is { Length: > 0 } line) return (line, "appsettings");
        if (setting == AllSettings.Environment)
        {
            if (environment.TryGetValue("ASPNETCORE_ENVIRONMENT", out var web) && web.Length > 0) return (web, "ASPNETCORE_ENVIRONMENT");
            if (environment.TryGetValue("DOTNET_ENVIRONMENT", out var host) && host.Length > 0) return (host, "DOTNET_ENVIRONMENT");
        }

        return (setting.Standard, "the standard value");
    }

    /// <summary>What was said to settings that do not exist, one message each: a misspelt setting must not pass for a set one.</summary>
    public IEnumerable<string> Unknown()
    {
        foreach (var name in environment.Keys)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && !AllSettings.InOrder.Any(setting => setting.EnvironmentVariable.Equals(name, StringComparison.OrdinalIgnoreCase)))
                yield return $"{name}: there is no such setting.";
        }

        foreach (var line in appSettings?.GetChildren() ?? [])
        {
            if (!AllSettings.InOrder.Any(setting => setting.Name.Equals(line.Key, StringComparison.OrdinalIgnoreCase)))
                yield return $"{line.Key}: there is no such setting (from appsettings).";
        }
    }
}
