using Microsoft.Extensions.Configuration.Json;

namespace Customary.Hosting.Configuration;

/// <summary>
/// One provider of a configuration as a source of settings. Settings are read from one provider at a time, because a merged
/// configuration mixes the items of arrays and does not know where a value comes from.
/// </summary>
/// <param name="provider">The provider.</param>
internal sealed class SettingSource(IConfigurationProvider provider)
{
    private const string SchemaProperty = "$schema";

    /// <summary>The sources of a configuration, highest precedence first.</summary>
    public static IReadOnlyList<SettingSource> From(IConfigurationRoot configuration) => [.. configuration.Providers.Reverse().Select(provider => new SettingSource(provider))];

    /// <summary>The name of a setting as it is written in this source, for messages.</summary>
    public string Describe(string name) => provider switch
    {
        JsonConfigurationProvider file => $"{name} in {file.Source.Path}",
        EnvironmentVariablesSource.Provider variables => variables.GetVariable(name),
        _ => $"--{name}",
    };

    /// <summary>The text of a setting, with the items of an array separated by semicolons. Null if the source does not set it, or if its kind is not valid.</summary>
    public string? Find(Setting setting)
    {
        var key = SettingsConfiguration.KeyOf(setting.Name);
        return FindError(setting, key) is not null ? null
            : provider.TryGet(key, out var text) && text is not null ? text
            : Items(key) is { Count: > 0 } items ? string.Join(';', items.Select(item => Value(key, item)))
            : null;
    }

    /// <summary>Finds names that are not settings and values of a kind that no setting has: one message for each.</summary>
    public IEnumerable<string> FindErrors()
    {
        foreach (var name in provider is JsonConfigurationProvider ? Items(null) : [])
        {
            if (name != SchemaProperty && !name.Equals(SettingsConfiguration.SectionName, StringComparison.OrdinalIgnoreCase))
                yield return $"{Describe(name)}: not a valid property. Settings are properties of the section {SettingsConfiguration.SectionName}.";
        }

        if (provider.TryGet(SettingsConfiguration.SectionName, out var section) && section is { Length: > 0 })
            yield return $"{Describe(SettingsConfiguration.SectionName)}: not an object. Use an object whose properties are settings.";
        foreach (var name in Items(SettingsConfiguration.SectionName))
        {
            var setting = SettingDefinitions.All.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (setting is null) yield return $"{Describe(name)}: unknown setting. Run `customary settings` to list all settings.";
            else if (FindError(setting, SettingsConfiguration.KeyOf(name)) is { } error) yield return $"{Describe(setting.Name)}: {error}";
        }
    }

    private string? FindError(Setting setting, string key)
    {
        var exists = provider.TryGet(key, out var text);
        var items = Items(key);
        if (items.Count == 0) return exists && text is null ? NotValid("null or an empty object") : null;
        if (text is { Length: > 0 }) return "set twice. Remove one.";
        if (!setting.IsList) return NotValid("an array or object");
        return items.All(item => item.All(char.IsAsciiDigit) && IsItem(Value(key, item)) && Items(ConfigurationPath.Combine(key, item)).Count == 0)
            ? null
            : NotValid("an object, or an array with an item that is not text or contains `;`,");

        string NotValid(string what) => $"{what} is not valid. Use {setting.AllowedValues}.";
    }

    // A semicolon would split one value into two.
    private static bool IsItem(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Contains(';', StringComparison.Ordinal);

    private string? Value(string key, string item) => provider.TryGet(ConfigurationPath.Combine(key, item), out var value) ? value : null;

    private IReadOnlyList<string> Items(string? path) => [.. provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase)];
}
