using System.Globalization;
using System.Text.Json;
using Customary.Core.Errors;
using Customary.Core.Validation;

namespace Customary.Core.Paging;

/// <summary>
/// The query parameter <c>filter</c> where it is a simple one: Field, Operator and Value, their spellings evened out.
/// Source: utility resources, "Filter", and the contract, section 6.
/// </summary>
/// <param name="Field">The field, in upper case without underscores.</param>
/// <param name="Operator">The operator, in lower case without underscores.</param>
/// <param name="Value">What is looked for.</param>
internal sealed record SimpleFieldFilter(string Field, string Operator, string Value)
{
    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // In the order of their numbers, from zero.
    private static readonly string[] Operators =
        ["equals", "notequals", "greaterthan", "greaterthanorequals", "lessthan", "lessthanorequals", "substring", "and", "or", "startswith", "notstartswith"];

    /// <summary>Reads a filter.</summary>
    public static Outcome<SimpleFieldFilter> Read(string text)
    {
        try
        {
            using var filter = JsonDocument.Parse(text, Reading);
            return filter.RootElement.ValueKind == JsonValueKind.Object ? Read(filter.RootElement) : NotAnObject();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is how the platform says that an escaped text is half a character.
            return NotAnObject();
        }
    }

    /// <summary>A name as enumerations are compared: any casing, with or without underscores.</summary>
    public static string Normalize(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Outcome<SimpleFieldFilter> Read(JsonElement filter)
    {
        var (field, value, comparison) = (Text(filter, "field"), Text(filter, "value"), Text(filter, "operator"));
        var errors = new ValidationErrors();
        if (field is null) errors.Add("filter.Field", "must be a text");
        if (value is null) errors.Add("filter.Value", "must be a text");
        else if (value.Length > RequestLimits.NameLength) errors.Add("filter.Value", $"has {value.Length} characters; at most {RequestLimits.NameLength} are allowed");
        if (comparison is null) errors.Add("filter.Operator", "must be a text or a number");
        return errors.IsEmpty ? new SimpleFieldFilter(Normalize(field!), OperatorOf(comparison!), value!) : Fault.ValidationFailed(errors);
    }

    private static string OperatorOf(string sent) =>
        int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Operators.Length
            ? Operators[number]
            : sent.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string? Text(JsonElement filter, string name)
    {
        foreach (var member in filter.EnumerateObject())
        {
            if (!member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            return member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number => member.Value.GetRawText(),
                _ => null,
            };
        }

        return null;
    }

    private static Fault NotAnObject() =>
        Fault.InvalidParameter("filter", "must be a JSON object of Field, Value and Operator");
}
