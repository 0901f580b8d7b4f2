namespace Customary.Hosting.OpenApi;

/// <summary>What a type on the wire has that its C# type does not say.</summary>
/// <param name="Required">The members that are there whichever way the resource goes.</param>
internal sealed record SchemaOverride(params string[] Required)
{
    /// <summary>Nothing is known but the types of its members.</summary>
    public static SchemaOverride Unknown { get; } = new();

    /// <summary>The members that only the service sets.</summary>
    public string[] ReadOnly { get; init; } = [];

    /// <summary>The members that are GUIDs.</summary>
    public string[] Ids { get; init; } = [];

    /// <summary>The members that are instants.</summary>
    public string[] Instants { get; init; } = [];

    /// <summary>The members that are written as null where there is nothing to say, and not left out.</summary>
    public string[] Nullable { get; init; } = [];

    /// <summary>The members that can have some values only.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The format of a member; null when it has none.</summary>
    public string? FormatOf(string member) => Ids.Contains(member) ? "uuid" : Instants.Contains(member) ? "date-time" : null;
}
