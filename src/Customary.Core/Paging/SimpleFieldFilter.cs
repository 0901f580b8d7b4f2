namespace Customary.Core.Paging;

/// <summary>The query parameter <c>filter</c>: a JSON object of Field, Operator and Value. Source: docs/contract.md#filters.</summary>
/// <param name="Field">The field as the caller spells it.</param>
/// <param name="Operator">The operator, in lower case without underscores. A number is replaced by the name.</param>
/// <param name="Value">The text to compare the field with.</param>
internal sealed record SimpleFieldFilter(string Field, string Operator, string Value)
{
    private const string StartsWith = "startswith";
    private static readonly JsonDocumentOptions JsonOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // In the order of the numbers in the SDK's enumeration, from zero.
    private static readonly string[] Operators =
        ["equals", "notequals", "greaterthan", "greaterthanorequals", "lessthan", "lessthanorequals", "substring", "and", "or", StartsWith, "notstartswith"];

    /// <summary>Reads a filter on any field. A number is accepted for Field, Operator and Value.</summary>
    public static Outcome<SimpleFieldFilter> Read(string text)
    {
        if (Parse(text) is not { } parts) return Fault.InvalidParameter("filter", "must be a JSON object of Field, Value and Operator");
        var errors = new ValidationErrors();
        if (parts.Field is null) errors.Add("filter.Field", "must be a text");
        ValidateValue(parts.Value, errors);
        if (parts.Operator is null) errors.Add("filter.Operator", "must be a text or a number");
        return errors.IsEmpty ? new SimpleFieldFilter(parts.Field!, NormalizeOperator(parts.Operator!), parts.Value!) : Fault.ValidationFailed(errors);
    }

    /// <summary>Reads a filter with the operator <c>starts_with</c> and a JSON string as its value.</summary>
    /// <param name="text">The query parameter.</param>
    /// <param name="isField">Whether the filter is available for a field.</param>
    /// <param name="fields">The available fields, for error messages.</param>
    /// <param name="example">One of them, for error messages.</param>
    public static Outcome<SimpleFieldFilter> ReadStartsWith(string text, Predicate<string> isField, string fields, string example)
    {
        if (Parse(text) is not { } parts)
            return Fault.InvalidParameter("filter", $$"""must be a JSON object such as {"Field":"{{example}}","Value":"Cont","Operator":"starts_with"}""");
        var errors = new ValidationErrors();
        if (parts.Field is null || !isField(parts.Field)) errors.Add("filter.Field", $"must be {fields}");
        ValidateValue(parts.IsNumberValue ? null : parts.Value, errors);
        if (parts.Operator is null || NormalizeOperator(parts.Operator) != StartsWith) errors.Add("filter.Operator", "must be starts_with");
        return errors.IsEmpty ? new SimpleFieldFilter(parts.Field!, StartsWith, parts.Value!) : Fault.ValidationFailed(errors);
    }

    /// <summary>Normalizes the name of a value of an enumeration, so that casing and underscores make no difference.</summary>
    public static string Normalize(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    // Null if the text is not a JSON object; the parts are null if they are missing or neither a string nor a number.
    private static (string? Field, string? Operator, string? Value, bool IsNumberValue)? Parse(string text)
    {
        try
        {
            using var filter = JsonDocument.Parse(text, JsonOptions);
            var root = filter.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            var value = Find(root, "value");
            return (ToText(Find(root, "field")), ToText(Find(root, "operator")), ToText(value), value?.ValueKind == JsonValueKind.Number);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // The last two are thrown for unpaired surrogates, in the text and in escapes.
            return null;
        }
    }

    private static void ValidateValue(string? value, ValidationErrors errors)
    {
        if (value is null) errors.Add("filter.Value", "must be a text");
        else if (value.Length > RequestLimits.NameLength) errors.Add("filter.Value", $"has {value.Length} characters; at most {RequestLimits.NameLength} are allowed");
    }

    private static string NormalizeOperator(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Operators.Length
            ? Operators[number]
            : name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

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
