namespace Customary.Portal.Auditing;

/// <summary>A property of a resource that a change set, replaced or removed.</summary>
/// <param name="Property">The names of the property and of the objects around it, as words.</param>
/// <param name="Before">The value before the change; null if there was none.</param>
/// <param name="After">The value after the change; null if there is none.</param>
internal sealed record AuditDifference(string Property, string? Before, string? After)
{
    /// <summary>Compares the two values of an audit record, which are JSON text. A property without a value is no difference.</summary>
    public static IReadOnlyList<AuditDifference> Compare(string? oldValue, string? newValue)
    {
        var (before, after) = (Flatten(oldValue), Flatten(newValue));
        return [.. before.Keys.Union(after.Keys)
            .Select(path => new AuditDifference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(difference => difference.Before != difference.After)];
    }

    private static Dictionary<string, string> Flatten(string? json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(json)) return values;
        try
        {
            using var document = JsonDocument.Parse(json);
            Add(document.RootElement, "", values);
        }
        catch (JsonException)
        {
            values[""] = json;
        }

        return values;
    }

    private static void Add(JsonElement element, string path, Dictionary<string, string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                // Links and attributes describe the response of the API, not the resource.
                foreach (var property in element.EnumerateObject().Where(property => property.Name is not ("Links" or "Attributes")))
                    Add(property.Value, Join(path, ToWords(property.Name)), values);
                break;
            case JsonValueKind.Array:
                foreach (var (item, number) in element.EnumerateArray().Select((item, index) => (item, index + 1))) Add(item, Join(path, number.ToString(CultureInfo.InvariantCulture)), values);
                break;
            case JsonValueKind.String:
                if (element.GetString() is { Length: > 0 } text) values[path] = text;
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                values[path] = element.GetRawText();
                break;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path} › {name}";

    // DefaultAddress becomes "Default address", and AddressLine1 becomes "Address line 1".
    private static string ToWords(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && ((char.IsUpper(name[index]) && !char.IsUpper(name[index - 1])) || (char.IsDigit(name[index]) && !char.IsDigit(name[index - 1])));
            var isAcronym = index + 1 < name.Length && char.IsUpper(name[index + 1]);
            if (startsWord) words.Append(' ');
            words.Append(startsWord && !isAcronym ? char.ToLowerInvariant(name[index]) : name[index]);
        }

        return words.ToString();
    }
}
