namespace Customary.Hosting.Configuration;

/// <summary>The section <c>Customary</c> of one appsettings file.</summary>
/// <param name="source">The name of the file, for messages.</param>
/// <param name="section">Its section <c>Customary</c>.</param>
internal sealed class AppSettings(string source, IConfiguration section)
{
    private const string SectionName = "Customary";
    private const string SchemaProperty = "$schema";
    private readonly List<IConfigurationSection> _properties = [.. section.GetChildren()];
    private readonly List<string> _errors = [];

    /// <summary>The name of the file, for messages.</summary>
    public string Source { get; } = source;

    /// <summary>Reads a file; null if there is none.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or has a property twice.</exception>
    internal static AppSettings? Load(string path)
    {
        if (!File.Exists(path)) return null;
        var source = Path.GetFileName(path);
        try
        {
            // Each file by itself: merged, an array of one file would keep the last items of a longer one in the other.
            var file = new ConfigurationBuilder().SetBasePath(Path.GetDirectoryName(path)!).AddJsonFile(source, optional: false, reloadOnChange: false).Build();
            var settings = new AppSettings(source, file.GetSection(SectionName));
            foreach (var property in file.GetChildren().Where(property => !IsSection(property) && property.Key != SchemaProperty))
                settings._errors.Add($"{property.Key} in {source}: not a valid property. Settings are properties of the section {SectionName}.");
            if (file.GetSection(SectionName).Value is { Length: > 0 })
                settings._errors.Add($"{SectionName} in {source}: not an object. Use an object whose properties are settings.");
            return settings;
        }
        catch (InvalidDataException exception)
        {
            throw new SettingsException($"{source}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    /// <summary>The text of a setting; null if the file does not have it or its value is not of a valid kind.</summary>
    public string? Find(Setting setting)
    {
        var property = _properties.Find(property => IsOf(property, setting));
        return property is null || FindError(setting, property) is not null ? null : Text(property);
    }

    /// <summary>Names that are no settings, and values of a kind that no setting takes; one message each.</summary>
    public IEnumerable<string> FindErrors()
    {
        foreach (var error in _errors) yield return error;
        foreach (var property in _properties)
        {
            var setting = SettingDefinitions.All.FirstOrDefault(setting => IsOf(property, setting));
            if (setting is null) yield return $"{property.Key} in {Source}: unknown setting. Run `customary settings` to list all settings.";
            else if (IsTwice(property)) yield return $"{setting.Name} in {Source}: set twice. Remove one.";
            else if (FindError(setting, property) is { } error) yield return $"{setting.Name} in {Source}: {error} is not valid. Use {setting.AllowedValues}.";
        }
    }

    private static string? FindError(Setting setting, IConfigurationSection property)
    {
        var items = property.GetChildren().ToList();
        if (items.Count == 0) return property.Value is null ? "null or an empty object" : null;
        if (!setting.IsList) return "an array or object";
        var isArrayOfText = !IsTwice(property)
            && items.TrueForAll(item => item.Key.All(char.IsAsciiDigit) && IsItem(item.Value) && !item.GetChildren().Any());
        return isArrayOfText ? null : "an object, or an array with an item that is not text or contains `;`,";
    }

    // A semicolon would make two values of one.
    private static bool IsItem(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Contains(';', StringComparison.Ordinal);

    // As an array and as a text; two of the same kind cannot be read at all.
    private static bool IsTwice(IConfigurationSection property) => property.Value is { Length: > 0 } && property.GetChildren().Any();

    private static string Text(IConfigurationSection property) =>
        property.Value ?? string.Join(';', property.GetChildren().Select(item => item.Value));

    private static bool IsOf(IConfigurationSection property, Setting setting) => property.Key.Equals(setting.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSection(IConfigurationSection property) => property.Key.Equals(SectionName, StringComparison.OrdinalIgnoreCase);
}
