namespace Customary.Hosting.OpenApi;

/// <summary>What the schema of a type has in addition to its C# type.</summary>
/// <param name="Required">The properties that requests and responses always have.</param>
internal sealed record SchemaOverride(params string[] Required)
{
    /// <summary>Adds nothing.</summary>
    public static SchemaOverride None { get; } = new();

    /// <summary>The properties that only the server sets.</summary>
    public string[] ReadOnly { get; init; } = [];

    /// <summary>The properties that are GUIDs.</summary>
    public string[] Ids { get; init; } = [];

    /// <summary>The properties that are dates with a time.</summary>
    public string[] Instants { get; init; } = [];

    /// <summary>The properties that are null, and not omitted, if they have no value.</summary>
    public string[] Nullable { get; init; } = [];

    /// <summary>The allowed values of properties, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Returns the format of a property; null if it has none.</summary>
    public string? GetFormat(string property) => Ids.Contains(property) ? "uuid" : Instants.Contains(property) ? "date-time" : null;
}
