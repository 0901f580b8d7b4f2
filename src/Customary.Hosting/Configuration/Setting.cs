namespace Customary.Hosting.Configuration;

/// <summary>One setting: a command-line option, an environment variable and a line of appsettings at once.</summary>
/// <param name="name">The name as on the command line, without the dashes.</param>
/// <param name="standard">What holds when nobody sets it, as text; null when there is no standard value.</param>
/// <param name="allowed">What may be said, in words.</param>
/// <param name="description">What the setting does, in one or two sentences.</param>
internal abstract class Setting(string name, string? standard, string allowed, string description)
{
    /// <summary>The name as on the command line, without the dashes.</summary>
    public string Name { get; } = name;

    /// <summary>What holds when nobody sets it, as text; null when there is no standard value.</summary>
    public string? Default { get; } = standard;

    /// <summary>What may be said, in words.</summary>
    public string AllowedValues { get; } = allowed;

    /// <summary>What the setting does.</summary>
    public string Description { get; } = description;

    /// <summary>The name of the environment variable.</summary>
    public string EnvironmentVariable { get; } = "CUSTOMARY_" + name.Replace('-', '_').ToUpperInvariant();

    /// <summary>Whether the value is a list, which appsettings can also give as a JSON array.</summary>
    internal abstract bool IsList { get; }

    /// <summary>Reads a value from text; false when it is not allowed.</summary>
    internal abstract bool TryRead(string text, out object? value);
}

/// <summary>A setting of a type.</summary>
/// <typeparam name="TValue">The type of its value.</typeparam>
internal sealed class Setting<TValue>(
    string name,
    string? standard,
    string allowed,
    string description,
    Setting<TValue>.Reader reader) : Setting(name, standard, allowed, description)
{
    /// <summary>Reads a value from text; false when it is not allowed.</summary>
    public delegate bool Reader(string text, out TValue value);

    internal override bool IsList { get; } = typeof(TValue).IsGenericType && typeof(TValue).GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    internal override bool TryRead(string text, out object? value)
    {
        var allowed = reader(text, out var read);
        value = read;
        return allowed;
    }
}
