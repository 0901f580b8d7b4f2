using System.Text.Json;
using Customary.Core.Errors;
using Customary.Core.Validation;
using Customary.Storage.Sql;

namespace Customary.Core.Relationships;

/// <summary>
/// Which names a list of relationships is narrowed to: a JSON object of the field <c>Name</c> and the operator
/// <c>starts_with</c>. Source: the contract, sections 4.10 and 6.
/// </summary>
internal static class NameFilter
{
    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The folded start of the names; empty where there is no filter.</summary>
    public static Outcome<byte[]> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Array.Empty<byte>();
        try
        {
            using var filter = JsonDocument.Parse(text, Reading);
            return filter.RootElement.ValueKind == JsonValueKind.Object ? Read(filter.RootElement) : NotAnObject();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Half a character is neither JSON nor a text.
            return NotAnObject();
        }
    }

    private static Outcome<byte[]> Read(JsonElement filter)
    {
        var errors = new ValidationErrors();
        if (Text(filter, "field") is not { } field || !field.Equals("Name", StringComparison.OrdinalIgnoreCase)) errors.Add("filter.Field", "must be Name");
        var value = Text(filter, "value");
        if (value is null) errors.Add("filter.Value", "must be a text");
        else if (value.Length > RequestLimits.NameLength) errors.Add("filter.Value", $"has {value.Length} characters; at most {RequestLimits.NameLength} are allowed");
        var comparison = Text(filter, "operator")?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
        if (comparison is not ("STARTSWITH" or "9")) errors.Add("filter.Operator", "must be starts_with");
        return errors.IsEmpty ? FoldedText.Key(value!) : Fault.ValidationFailed(errors);
    }

    private static string? Text(JsonElement filter, string name)
    {
        foreach (var member in filter.EnumerateObject())
        {
            if (!member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            return member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number when name == "operator" => member.Value.GetRawText(),
                _ => null,
            };
        }

        return null;
    }

    private static Fault NotAnObject() =>
        Fault.InvalidParameter("filter", "must be a JSON object such as {\"Field\":\"Name\",\"Value\":\"Cont\",\"Operator\":\"starts_with\"}");
}
