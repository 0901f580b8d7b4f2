namespace Customary.Core.Customers;

/// <summary>
/// Rules that the portal enforces since September 2021, and the API might not. They apply only with the setting
/// <c>strict</c>. Sources: "Validate names and addresses" and docs/contract.md#portal-rules.
/// </summary>
internal static class PortalValidator
{
    private const string RejectedHost = "@microsoft.com";

    private static readonly string[] LegalForms =
        ["llc", "inc", "ltd", "gmbh", "plc", "pty", "pvt", "sarl", "kft", "zrt", "ooo", "sdn bhd", "corp", "ag", "bv", "sa", "srl", "spa"];

    /// <summary>Rejects names of one character, names of special characters only, and legal forms without a name.</summary>
    public static void ValidateCompanyName(string name, string field, ValidationErrors errors)
    {
        var trimmed = name.Trim();
        if (trimmed.EnumerateRunes().Count() == 1) errors.Add(field, "must have more than one character");
        else if (!trimmed.Any(char.IsLetterOrDigit) && !trimmed.Any(char.IsSurrogate)) errors.Add(field, "must have letters or digits");
        else if (LegalForms.Contains(trimmed.TrimEnd('.'), StringComparer.OrdinalIgnoreCase)) errors.Add(field, "must be more than a legal form");
    }

    /// <summary>Rejects addresses at microsoft.com and in the partner's own domain, because nobody at the customer has them.</summary>
    public static void ValidateEmail(string email, string partnerDomain, string field, ValidationErrors errors)
    {
        if (email.EndsWith($"@{partnerDomain}", StringComparison.OrdinalIgnoreCase)) errors.Add(field, "must not be in the partner's own domain");
        if (email.EndsWith(RejectedHost, StringComparison.OrdinalIgnoreCase)) errors.Add(field, $"must not end in {RejectedHost}");
    }
}
