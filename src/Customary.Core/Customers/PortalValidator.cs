namespace Customary.Core.Customers;

/// <summary>
/// What the portal does not take since September 2021, and the API perhaps does: enforced only where the setting
/// <c>strict</c> is on. Source: "Validate names and addresses", the contract's section 10.6.
/// </summary>
internal static class PortalValidator
{
    private const string RefusedHost = "@microsoft.com";

    private static readonly string[] LegalForms =
        ["llc", "inc", "ltd", "gmbh", "plc", "pty", "pvt", "sarl", "kft", "zrt", "ooo", "sdn bhd", "corp", "ag", "bv", "sa", "srl", "spa"];

    /// <summary>Refuses names of one character, of special characters only, and bare legal forms.</summary>
    public static void ValidateCompanyName(string name, string field, ValidationErrors errors)
    {
        var trimmed = name.Trim();
        if (trimmed.EnumerateRunes().Count() == 1) errors.Add(field, "must have more than one character");
        else if (!trimmed.Any(char.IsLetterOrDigit) && !trimmed.Any(char.IsSurrogate)) errors.Add(field, "must have letters or digits");
        else if (LegalForms.Contains(trimmed.TrimEnd('.'), StringComparer.OrdinalIgnoreCase)) errors.Add(field, "must be more than a legal form");
    }

    /// <summary>Refuses addresses of the cloud's operator, and of the partner: they would be nobody's at the customer.</summary>
    public static void ValidateEmail(string email, string partnerDomain, string field, ValidationErrors errors)
    {
        if (email.EndsWith($"@{partnerDomain}", StringComparison.OrdinalIgnoreCase)) errors.Add(field, "must not be in the partner's own domain");
        if (email.EndsWith(RefusedHost, StringComparison.OrdinalIgnoreCase)) errors.Add(field, $"must not end in {RefusedHost}");
    }
}
