using System.Text.Json;
using Customary.Server.Countries;
using Customary.Server.Faults;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Partners;

/// <summary>
/// The file of the setting <c>partners-file</c>: partners and partnerships that are registered at every start. All of
/// it is checked before any of it is registered; what is registered already is left alone.
/// </summary>
public sealed class PartnersFile(PartnerRegistry registry, CountryCatalog countries, ServiceSettings settings)
{
    private const string Members =
        "partners have tenant, kind, name, mpnId, country and culture, and partnerships provider and reseller, all of them texts";

    /// <summary>Registers what is in the file; nothing where there is no file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or something in it is not allowed.</exception>
    public async Task RegisterAsync(CancellationToken stop)
    {
        if (!settings.IsSet(AllSettings.PartnersFile, out var path)) return;
        var content = await ReadAsync(path, stop);
        var wrong = new List<string>();
        var partners = Partners(content.Partners ?? [], wrong);
        var partnerships = await PartnershipsAsync(content.Partnerships ?? [], partners, wrong, stop);
        if (wrong.Count > 0) throw new SettingsException(string.Join(Environment.NewLine, wrong.Select(message => $"partners-file: {path}, {message}")));
        foreach (var partner in partners.Values) await registry.PutAsync(partner, stop);
        foreach (var (provider, reseller) in partnerships) await registry.AddAsync(provider, reseller, stop);
    }

    private static async Task<PartnersFileContent> ReadAsync(string path, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync(file, PartnersFileJson.Default.PartnersFileContent, stop)
                ?? throw new SettingsException($"partners-file: {path} has nothing in it; {Members}.");
        }
        catch (JsonException wrong)
        {
            throw new SettingsException($"partners-file: {path}, line {wrong.LineNumber + 1}, {wrong.Path ?? "$"}: is not JSON, or has a member of another name or type than there is; {Members}.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"partners-file: {path} cannot be read: {unreadable.Message}");
        }
    }

    private Dictionary<Guid, RegisteredPartner> Partners(IReadOnlyList<PartnerEntry?> entries, List<string> wrong)
    {
        var partners = new Dictionary<Guid, RegisteredPartner>();
        foreach (var (place, entry) in entries.Index())
        {
            var path = $"$.partners[{place}]";
            if (entry is null)
            {
                wrong.Add($"{path}: must not be null; {Members}");
                continue;
            }

            var found = new Violations();
            if (!Guid.TryParse(entry.Tenant, out var tenant)) found.Add("tenant", "must be a tenant id, a GUID");
            if (!PartnerKinds.TryRead(entry.Kind, out var kind)) found.Add("kind", $"must be one of {string.Join(", ", PartnerKinds.Words)}");
            var partner = registry.Check(Partner(tenant, kind, entry), found);
            if (tenant != Guid.Empty && !partners.TryAdd(tenant, partner)) found.Add("tenant", "is in the file already");
            wrong.AddRange(found.All.Select(violation => $"{path}.{(violation.Field == "mpn-id" ? "mpnId" : violation.Field)}: {violation.Reason}"));
        }

        return partners;
    }

    private RegisteredPartner Partner(Guid tenant, PartnerKind kind, PartnerEntry entry)
    {
        var standard = StandardPartner.Of(tenant);
        var country = entry.Country ?? standard.Country;
        return new(
            tenant, kind, entry.Name ?? standard.Name, entry.MpnId ?? standard.MpnId, country,
            entry.Culture ?? (countries.TryFind(country, out var known) ? known.DefaultCulture : standard.Culture));
    }

    private async Task<List<(Guid Provider, Guid Reseller)>> PartnershipsAsync(
        IReadOnlyList<PartnershipEntry?> entries, Dictionary<Guid, RegisteredPartner> partners, List<string> wrong, CancellationToken stop)
    {
        var partnerships = new List<(Guid, Guid)>();
        foreach (var (place, entry) in entries.Index())
        {
            var path = $"$.partnerships[{place}]";
            var (isProvider, isReseller) = (Guid.TryParse(entry?.Provider, out var provider), Guid.TryParse(entry?.Reseller, out var reseller));
            if (!isProvider) wrong.Add($"{path}.provider: must be a tenant id, a GUID");
            if (!isReseller) wrong.Add($"{path}.reseller: must be a tenant id, a GUID");
            if (!isProvider || !isReseller) continue;
            var refusal = await registry.RefuseAsync(provider, reseller, partners.GetValueOrDefault(provider), partners.GetValueOrDefault(reseller), stop);
            if (refusal is null) partnerships.Add((provider, reseller));
            else wrong.Add($"{path}: {refusal}");
        }

        return partnerships;
    }
}
