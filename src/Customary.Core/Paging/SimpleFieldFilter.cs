namespace Customary.Core.Paging;

/// <summary>The query parameter <c>filter</c>: a JSON object of Field, Operator and Value. Source: docs/contract.md#filters.</summary>
/// <param name="Field">The name of the field, as <see cref="FilterField.Name"/> spells it.</param>
/// <param name="Operator">The operator; see <see cref="FilterOperators"/>.</param>
/// <param name="Value">What to compare the field with. A value of an enumeration is spelled as in responses.</param>
internal sealed record SimpleFieldFilter(string Field, string Operator, string Value)
{
    private static readonly JsonDocumentOptions JsonOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a filter. A number is accepted for Operator and Value.</summary>
    /// <param name="text">The query parameter.</param>
    /// <param name="fields">The available fields. Messages show an example with the first one.</param>
    public static Outcome<SimpleFieldFilter> Read(string text, params IReadOnlyList<FilterField> fields)
    {
        if (Parse(text) is not { } parts) return Fault.InvalidParameter("filter", $"must be a JSON object such as {CreateExample(fields[0])}");
        var errors = new ValidationErrors();
        var field = parts.Field is null ? null : fields.FirstOrDefault(field => field.IsNamed(parts.Field));
        if (field is null) errors.Add("filter.Field", $"must be {Join(fields.Select(known => known.Name))}");
        var value = ReadValue(parts.Value, field, errors);
        var operators = (field is null ? fields : [field]).SelectMany(known => known.Operators).Distinct().ToList();
        var comparison = FilterOperators.All.Find(parts.Operator);
        if (comparison is null || !operators.Contains(comparison)) errors.Add("filter.Operator", $"must be {Join(operators)}{(field is null ? "" : $" for {field.Name}")}");
        return errors.IsEmpty ? new SimpleFieldFilter(field!.Name, comparison!, value!) : Fault.ValidationFailed(errors);
    }

    private static string? ReadValue(string? value, FilterField? field, ValidationErrors errors)
    {
        if (value is null) errors.Add("filter.Value", "must be a text");
        else if (value.Length > RequestLimits.NameLength) errors.Add("filter.Value", $"has {value.Length} characters; at most {RequestLimits.NameLength} are allowed");
        else if (field?.Values is not { } values) return value;
        else if (values.Find(value) is { } found) return found;
        else errors.Add("filter.Value", $"must be one of {values}");
        return null;
    }

    // Null if the text is not a JSON object; the parts are null if they are missing or neither a string nor a number.
    private static (string? Field, string? Operator, string? Value)? Parse(string text)
    {
        try
        {
            using var filter = JsonDocument.Parse(text, JsonOptions);
            var root = filter.RootElement;
            return root.ValueKind == JsonValueKind.Object ? (ToText(Find(root, "field")), ToText(Find(root, "operator")), ToText(Find(root, "value"))) : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // The last two are thrown for unpaired surrogates, in the text and in escapes.
            return null;
        }
    }

    private static string CreateExample(FilterField field) =>
        $$"""{"Field":"{{field.Name}}","Value":"{{field.Values?.Values[0] ?? "Cont"}}","Operator":"{{field.Operators[0]}}"}""";

    private static string Join(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static string? ToText(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static JsonElement? Find(JsonElement filter, string name)
    {
        foreach (var property in filter.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }
}
