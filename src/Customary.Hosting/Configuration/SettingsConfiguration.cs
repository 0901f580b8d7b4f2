using System.Collections;
using Microsoft.Extensions.Configuration.Json;

namespace Customary.Hosting.Configuration;

/// <summary>
/// Builds the configuration that contains the settings. In ascending precedence: the platform's environment name,
/// <c>appsettings.json</c>, <c>appsettings.{Environment}.json</c>, environment variables, and the command line.
/// </summary>
internal static class SettingsConfiguration
{
    /// <summary>The section whose keys are the names of settings.</summary>
    public const string SectionName = "Customary";

    private const string CommonFile = "appsettings.json";

    /// <summary>The configuration of this process: its environment variables and the appsettings files beside its executable.</summary>
    /// <param name="commandLine">The options that were given, by setting name.</param>
    /// <exception cref="SettingsException">A file cannot be read, or a name is used twice.</exception>
    public static IConfigurationRoot BuildFromProcess(IReadOnlyDictionary<string, string> commandLine) => Build(
        commandLine,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? "")),
        AppContext.BaseDirectory);

    /// <summary>A configuration that contains only the given settings.</summary>
    /// <param name="values">The values in text form, by setting name.</param>
    public static IConfigurationRoot Build(IEnumerable<KeyValuePair<string, string>> values) => new ConfigurationBuilder().AddValues(values).Build();

    /// <summary>A configuration with the given environment variables and the appsettings files of a folder.</summary>
    /// <param name="commandLine">The options that were given, by setting name.</param>
    /// <param name="variables">The environment variables.</param>
    /// <param name="folder">The absolute path of the folder with the appsettings files.</param>
    /// <exception cref="SettingsException">A file cannot be read, or a name is used twice.</exception>
    internal static IConfigurationRoot Build(
        IReadOnlyDictionary<string, string> commandLine, IEnumerable<KeyValuePair<string, string>> variables, string folder)
    {
        var (platform, own) = EnvironmentVariablesSource.Create(variables);
        var environmentKey = KeyOf(SettingDefinitions.Environment.Name);
        var file = FindFile(folder, Build(fileOfEnvironment: null)[environmentKey] ?? CustomarySettings.DefaultEnvironment);
        var configuration = Build(file);
        return configuration.Providers.OfType<JsonConfigurationProvider>().Any(provider => provider.Source.Path == file && provider.TryGet(environmentKey, out _))
            ? throw new SettingsException($"environment in {file}: not allowed, because the environment selects this file. Set it in {CommonFile}, as an option or as a variable.")
            : configuration;

        IConfigurationRoot Build(string? fileOfEnvironment)
        {
            var builder = new ConfigurationBuilder().SetBasePath(folder).SetFileLoadExceptionHandler(Throw).Add(platform).AddJsonFile(CommonFile, optional: true);
            if (fileOfEnvironment is not null) builder.AddJsonFile(fileOfEnvironment);
            return builder.Add(own).AddValues(commandLine).Build();
        }
    }

    /// <summary>The configuration key of a setting.</summary>
    /// <param name="name">The name of the setting.</param>
    public static string KeyOf(string name) => ConfigurationPath.Combine(SectionName, name);

    private static IConfigurationBuilder AddValues(this IConfigurationBuilder builder, IEnumerable<KeyValuePair<string, string>> values) =>
        builder.AddInMemoryCollection(values.Select(value => KeyValuePair.Create(KeyOf(value.Key), (string?)value.Value)));

    // Letter case does not matter in the name of the environment, so it does not matter in the name of the file.
    private static string? FindFile(string folder, string environment)
    {
        if (!SettingParsers.EnvironmentName(environment, out _)) return null;
        var name = $"appsettings.{environment}.json";
        var files = Directory.EnumerateFiles(folder, "appsettings.*.json").Select(path => Path.GetFileName(path)).Where(file => name.Equals(file, StringComparison.OrdinalIgnoreCase)).ToList();
        return files.Count <= 1 ? files.SingleOrDefault() : throw new SettingsException($"{name}: {folder} has {files.Count} files with this name in different case. Keep one.");
    }

    private static void Throw(FileLoadExceptionContext context)
    {
        var (file, exception) = (context.Provider.Source.Path, context.Exception.GetBaseException());
        throw new SettingsException(exception is JsonException { LineNumber: { } line }
            ? $"{file}, line {line + 1}: not valid JSON. {exception.Message}"
            : $"{file}: {exception.Message}");
    }
}
