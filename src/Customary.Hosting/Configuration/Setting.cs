namespace Customary.Hosting.Configuration;

/// <summary>The definition of one setting, which is a command-line option, an environment variable and an appsettings property.</summary>
/// <param name="name">The name as on the command line, without the dashes.</param>
/// <param name="defaultValue">The default in text form, or null if there is none.</param>
/// <param name="allowedValues">A phrase that describes the valid values and completes the sentence "Use …".</param>
/// <param name="description">One or more sentences that say what the setting does.</param>
internal abstract class Setting(string name, string? defaultValue, string allowedValues, string description)
{
    /// <summary>The name as on the command line, without the dashes.</summary>
    public string Name { get; } = name;

    /// <summary>The default in text form, or null if there is none.</summary>
    public string? Default { get; } = defaultValue;

    /// <summary>A phrase that describes the valid values and completes the sentence "Use …".</summary>
    public string AllowedValues { get; } = allowedValues;

    /// <summary>What the setting does.</summary>
    public string Description { get; } = description;

    /// <summary>The name of the environment variable.</summary>
    public string EnvironmentVariable { get; } = "CUSTOMARY_" + name.Replace('-', '_').ToUpperInvariant();

    /// <summary>Whether the value is a secret, which no message shows.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Says what is wrong with a text that is not valid, without secrets. Null if the setting has only one rule.</summary>
    public Func<string, string?> Explain { get; init; } = _ => null;

    /// <summary>Whether the value is a list, which appsettings can also contain as a JSON array.</summary>
    internal abstract bool IsList { get; }

    /// <summary>Reads a value from text.</summary>
    /// <returns>False if the text is not a valid value.</returns>
    internal abstract bool TryRead(string text, out object? value);
}

/// <summary>A setting of a type.</summary>
/// <typeparam name="TValue">The type of its value.</typeparam>
internal sealed class Setting<TValue>(
    string name,
    string? defaultValue,
    string allowedValues,
    string description,
    Setting<TValue>.Reader reader) : Setting(name, defaultValue, allowedValues, description)
{
    /// <summary>Reads a value from text.</summary>
    /// <returns>False if the text is not a valid value.</returns>
    public delegate bool Reader(string text, out TValue value);

    internal override bool IsList { get; } = typeof(TValue).IsGenericType && typeof(TValue).GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    internal override bool TryRead(string text, out object? value)
    {
        var isValid = reader(text, out var typed);
        value = typed;
        return isValid;
    }
}
