namespace Customary.Core.Validation;

/// <summary>What holds for every text that is kept: it has an end, and no control characters. Blanks around it are not part of it.</summary>
internal static class FieldText
{
    /// <summary>
    /// The text without blanks around it; null if it is absent (nothing but blanks is absent too) or was found wrong.
    /// </summary>
    public static string? Read(string? value, string field, ValidationErrors errors, int longest = RequestLimits.NameLength, int code = 3000)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (value.Any(char.IsControl))
        {
            errors.Add(field, "must not contain control characters", code);
            return null;
        }

        if (value.Length > longest)
        {
            errors.Add(field, $"has {value.Length} characters; at most {longest} are allowed", code);
            return null;
        }

        return TrimToNull(value);
    }

    /// <summary>The same for a text that must be there.</summary>
    public static string? Require(string? value, string field, ValidationErrors errors, int longest = RequestLimits.NameLength)
    {
        if (IsBlank(value)) errors.Add(field, "is required");
        return Read(value, field, errors, longest);
    }

    /// <summary>Whether nothing was sent: null, empty or blanks (control characters are wrong, not blank).</summary>
    public static bool IsBlank(string? value) =>
        string.IsNullOrWhiteSpace(value) && !(value ?? "").Any(char.IsControl);

    /// <summary>The text without blanks around it, or null if nothing is left.</summary>
    public static string? TrimToNull(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
