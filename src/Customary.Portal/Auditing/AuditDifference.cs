namespace Customary.Portal.Auditing;

/// <summary>A property that a recorded change added, changed or removed.</summary>
/// <param name="Property">The path of the property, in the spelling of the API.</param>
/// <param name="Before">The value before; null if there was none.</param>
/// <param name="After">The value after; null if there is none.</param>
internal sealed record AuditDifference(string Property, string? Before, string? After)
{
    // They change with every change, or never say anything about the resource.
    private static readonly string[] Technical = ["attributes", "links"];

    /// <summary>Compares the two resources of an audit record.</summary>
    /// <param name="before">The resource before the change as JSON; null if it was created.</param>
    /// <param name="after">The resource after the change as JSON; null if it was removed.</param>
    public static IReadOnlyList<AuditDifference> Compare(string? before, string? after)
    {
        var (old, changed) = (Flatten(before), Flatten(after));
        return [.. old.Keys.Union(changed.Keys).Select(property => new AuditDifference(property, old.GetValueOrDefault(property), changed.GetValueOrDefault(property)))
            .Where(difference => difference.Before != difference.After)];
    }

    private static Dictionary<string, string> Flatten(string? json)
    {
        var values = new Dictionary<string, string>();
        if (string.IsNullOrEmpty(json)) return values;
        using var document = JsonDocument.Parse(json);
        Add(document.RootElement, "");
        return values;

        void Add(JsonElement element, string path)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject())
                    {
                        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                        if (!Technical.Contains(name)) Add(property.Value, path.Length == 0 ? name : $"{path}.{name}");
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in element.EnumerateArray().Index()) Add(item, $"{path}[{index}]");
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    if (element.ToString() is { Length: > 0 } text) values[path] = text;
                    break;
            }
        }
    }
}
