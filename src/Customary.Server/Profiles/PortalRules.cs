using Customary.Server.Faults;

namespace Customary.Server.Profiles;

/// <summary>
/// What the portal does not take since September 2021, and the API perhaps does: enforced only where the setting
/// <c>strict</c> is on. Source: "Validate names and addresses", the contract's section 10.6.
/// </summary>
public static class PortalRules
{
    private const string RefusedHost = "@microsoft.com";

    private static readonly string[] LegalForms =
        ["llc", "inc", "ltd", "gmbh", "plc", "pty", "pvt", "sarl", "kft", "zrt", "ooo", "sdn bhd", "corp", "ag", "bv", "sa", "srl", "spa"];

    /// <summary>Refuses names of one character, of special characters only, and bare legal forms.</summary>
    public static void CheckCompanyName(string name, string field, Violations found)
    {
        var trimmed = name.Trim();
        if (trimmed.EnumerateRunes().Count() == 1) found.Add(field, "must have more than one character");
        else if (!trimmed.Any(char.IsLetterOrDigit) && !trimmed.Any(char.IsSurrogate)) found.Add(field, "must have letters or digits");
        else if (LegalForms.Contains(trimmed.TrimEnd('.'), StringComparer.OrdinalIgnoreCase)) found.Add(field, "must be more than a legal form");
    }

    /// <summary>Refuses addresses of the cloud's operator, and of the partner: they would be nobody's at the customer.</summary>
    public static void CheckEmail(string email, string partnerDomain, string field, Violations found)
    {
        if (email.EndsWith($"@{partnerDomain}", StringComparison.OrdinalIgnoreCase)) found.Add(field, "must not be in the partner's own domain");
        if (email.EndsWith(RefusedHost, StringComparison.OrdinalIgnoreCase)) found.Add(field, $"must not end in {RefusedHost}");
    }
}
