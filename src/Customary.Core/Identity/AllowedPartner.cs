using Customary.Core.Domains;

namespace Customary.Core.Identity;

/// <summary>A partner that is let in (decision 15).</summary>
/// <param name="Tenant">The id of its tenant.</param>
/// <param name="Domain">Its domain name.</param>
/// <param name="IsSandbox">Whether it is a sandbox account, which may delete its customers.</param>
internal sealed record AllowedPartner(Guid Tenant, string Domain, bool IsSandbox)
{
    private const string Sandbox = "sandbox";

    internal static bool TryReadList(string text, out IReadOnlyList<AllowedPartner> partners)
    {
        var read = new List<AllowedPartner>();
        partners = read;
        foreach (var entry in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryRead(entry, out var partner) || read.Exists(known => known.Tenant == partner.Tenant)) return false;
            read.Add(partner);
        }

        return read.Count > 0;
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
