using Customary.Core.Domains;

namespace Customary.Core.Identity;

/// <summary>A partner that is allowed to use the server (docs/contract.md#partners-and-the-development-issuer).</summary>
/// <param name="Tenant">The id of the partner tenant.</param>
/// <param name="Domain">The domain name of the partner.</param>
/// <param name="IsSandbox">Whether the partner is a sandbox account. A sandbox account can delete its customers.</param>
internal sealed record AllowedPartner(Guid Tenant, string Domain, bool IsSandbox)
{
    private const string Sandbox = "sandbox";

    /// <summary>Reads entries such as <c>TENANT-ID,DOMAIN[,sandbox]</c>, separated by semicolons. At least one entry is required, and no tenant can be listed twice.</summary>
    internal static bool TryReadList(string text, out IReadOnlyList<AllowedPartner> partners)
    {
        var entries = new List<AllowedPartner>();
        partners = entries;
        foreach (var entry in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryRead(entry, out var partner) || entries.Exists(other => other.Tenant == partner.Tenant)) return false;
            entries.Add(partner);
        }

        return entries.Count > 0;
    }

    private static bool TryRead(string entry, out AllowedPartner partner)
    {
        var parts = entry.Split(',', StringSplitOptions.TrimEntries);
        partner = new(Guid.Empty, "", IsSandbox: false);
        if (parts.Length is not (2 or 3) || !Guid.TryParse(parts[0], out var tenant) || !DomainName.IsValid(parts[1])) return false;
        var isSandbox = parts.Length == 3 && parts[2].Equals(Sandbox, StringComparison.OrdinalIgnoreCase);
        partner = new(tenant, parts[1], isSandbox);
        return parts.Length == 2 || isSandbox;
    }
}
