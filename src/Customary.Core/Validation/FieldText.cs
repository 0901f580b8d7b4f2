namespace Customary.Core.Validation;

/// <summary>The rules for every text that is stored: it has a maximum length and no control characters. Surrounding white space is removed.</summary>
internal static class FieldText
{
    /// <summary>Validates an optional text.</summary>
    /// <param name="value">The text in the request.</param>
    /// <param name="field">The path of the field in the request body.</param>
    /// <param name="errors">Receives the error, if any.</param>
    /// <param name="maxLength">The maximum length, in UTF-16 code units.</param>
    /// <param name="code">The code of the error.</param>
    /// <returns>The trimmed text; null if it is absent, blank or not valid.</returns>
    public static string? Read(string? value, string field, ValidationErrors errors, int maxLength = RequestLimits.NameLength, int code = 3000)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (value.Any(char.IsControl))
        {
            errors.Add(field, "must not contain control characters", code);
            return null;
        }

        if (value.Length > maxLength)
        {
            errors.Add(field, $"has {value.Length} characters; at most {maxLength} are allowed", code);
            return null;
        }

        return TrimToNull(value);
    }

    /// <summary>Validates a required text.</summary>
    /// <returns>The trimmed text; null if it is absent, blank or not valid.</returns>
    public static string? Require(string? value, string field, ValidationErrors errors, int maxLength = RequestLimits.NameLength)
    {
        if (IsBlank(value)) errors.Add(field, "is required");
        return Read(value, field, errors, maxLength);
    }

    /// <summary>Whether a text is null, empty or white space. A text with control characters is not blank but not valid.</summary>
    public static bool IsBlank(string? value) =>
        string.IsNullOrWhiteSpace(value) && !(value ?? "").Any(char.IsControl);

    /// <summary>The text without surrounding white space; null if nothing is left.</summary>
    public static string? TrimToNull(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
