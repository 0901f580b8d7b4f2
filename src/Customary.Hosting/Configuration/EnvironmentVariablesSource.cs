namespace Customary.Hosting.Configuration;

/// <summary>
/// Settings from environment variables, such as <c>CUSTOMARY_RATE_LIMIT</c> for <c>rate-limit</c>. The framework's own source
/// keeps one of two variables that differ only in letter case, and it cannot tell `-` from `_`.
/// </summary>
/// <param name="variables">The variables, by setting name. An unknown variable stands under its own name.</param>
internal sealed class EnvironmentVariablesSource(IReadOnlyDictionary<string, (string Variable, string Value)> variables) : IConfigurationSource
{
    private const string Prefix = "CUSTOMARY_";
    private static readonly string[] PlatformVariables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <summary>Selects the variables that set something: those of the platform, and those with the prefix <c>CUSTOMARY_</c>.</summary>
    /// <exception cref="SettingsException">A variable with the prefix is set twice, in different letter case.</exception>
    public static (EnvironmentVariablesSource Platform, EnvironmentVariablesSource Own) Create(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var own = new Dictionary<string, (string Variable, string Value)>(StringComparer.OrdinalIgnoreCase);
        var platform = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (variable, value) in variables)
        {
            if (PlatformVariables.Contains(variable, StringComparer.OrdinalIgnoreCase) && value.Length > 0) platform.TryAdd(variable, value);
            if (!variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || ServiceLinks.Contains(variable) || ClientVariables.Contains(variable)) continue;
            var setting = SettingDefinitions.All.FirstOrDefault(setting => setting.EnvironmentVariable.Equals(variable, StringComparison.OrdinalIgnoreCase));
            if (!own.TryAdd(setting?.Name ?? variable, (variable, value))) throw new SettingsException($"{variable}: set twice, in different case. Remove one.");
        }

        var name = PlatformVariables.FirstOrDefault(platform.ContainsKey);
        var environment = new Dictionary<string, (string Variable, string Value)>();
        if (name is not null) environment[SettingDefinitions.Environment.Name] = (name, platform[name]);
        return (new(environment), new(own));
    }

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(variables);

    /// <summary>Provides the settings and knows the variable of each.</summary>
    internal sealed class Provider(IReadOnlyDictionary<string, (string Variable, string Value)> variables) : ConfigurationProvider
    {
        /// <summary>The name of the variable that sets a setting.</summary>
        public string GetVariable(string setting) => variables[setting].Variable;

        /// <inheritdoc/>
        public override void Load() => Data = variables.ToDictionary(
            variable => SettingsConfiguration.KeyOf(variable.Key), variable => (string?)variable.Value.Value, StringComparer.OrdinalIgnoreCase);
    }
}
