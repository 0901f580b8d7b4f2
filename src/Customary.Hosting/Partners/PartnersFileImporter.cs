using System.Text.Json;
using Customary.Core.Countries;
using Customary.Core.Partners;
using Customary.Core.Validation;
using Customary.Hosting.Configuration;
using Customary.Storage.Partners;

namespace Customary.Hosting.Partners;

/// <summary>
/// The file of the setting <c>partners-file</c>: partners and partnerships that are registered at every start. All of
/// it is checked before any of it is registered; what is registered already is left alone.
/// </summary>
internal sealed class PartnersFileImporter(PartnerRegistry registry, CountryCatalog countries, CustomarySettings settings)
{
    private const string Members =
        "partners have tenant, kind, name, mpnId, country and culture, and partnerships provider and reseller, all of them texts";

    /// <summary>Registers what is in the file; nothing where there is no file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or something in it is not allowed.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsSet(SettingDefinitions.PartnersFile, out var path)) return;
        var content = await ReadAsync(path, cancellationToken);
        var wrong = new List<string>();
        var partners = Partners(content.Partners ?? [], wrong);
        var partnerships = await PartnershipsAsync(content.Partnerships ?? [], partners, wrong, cancellationToken);
        if (wrong.Count > 0) throw new SettingsException(string.Join(Environment.NewLine, wrong.Select(message => $"partners-file: {path}, {message}")));
        foreach (var partner in partners.Values) await registry.SetAsync(partner, cancellationToken);
        foreach (var (provider, reseller) in partnerships) await registry.AddAsync(provider, reseller, cancellationToken);
    }

    private static async Task<PartnersFileContent> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync(file, PartnersFileJsonContext.Default.PartnersFileContent, cancellationToken)
                ?? throw new SettingsException($"partners-file: {path} has nothing in it; {Members}.");
        }
        catch (JsonException exception)
        {
            throw new SettingsException($"partners-file: {path}, line {exception.LineNumber + 1}, {exception.Path ?? "$"}: is not JSON, or has a member of another name or type than there is; {Members}.");
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

            var errors = new ValidationErrors();
            if (!Guid.TryParse(entry.Tenant, out var tenant)) errors.Add("tenant", "must be a tenant id, a GUID");
            if (!PartnerKinds.TryRead(entry.Kind, out var kind)) errors.Add("kind", $"must be one of {string.Join(", ", PartnerKinds.Names)}");
            var partner = registry.Validate(Partner(tenant, kind, entry), errors);
            if (tenant != Guid.Empty && !partners.TryAdd(tenant, partner)) errors.Add("tenant", "is in the file already");
            wrong.AddRange(errors.All.Select(error => $"{path}.{(error.Field == "mpn-id" ? "mpnId" : error.Field)}: {error.Reason}"));
        }

        return partners;
    }

    private RegisteredPartner Partner(Guid tenant, PartnerKind kind, PartnerEntry entry)
    {
        var standard = DefaultPartner.Create(tenant);
        var country = entry.Country ?? standard.Country;
        return new(
            tenant, kind, entry.Name ?? standard.Name, entry.MpnId ?? standard.MpnId, country,
            entry.Culture ?? (countries.TryFind(country, out var known) ? known.DefaultCulture : standard.Culture));
    }

    private async Task<List<(Guid Provider, Guid Reseller)>> PartnershipsAsync(
        IReadOnlyList<PartnershipEntry?> entries, Dictionary<Guid, RegisteredPartner> partners, List<string> wrong, CancellationToken cancellationToken)
    {
        var partnerships = new List<(Guid, Guid)>();
        foreach (var (place, entry) in entries.Index())
        {
            var path = $"$.partnerships[{place}]";
            var (isProvider, isReseller) = (Guid.TryParse(entry?.Provider, out var provider), Guid.TryParse(entry?.Reseller, out var reseller));
            if (!isProvider) wrong.Add($"{path}.provider: must be a tenant id, a GUID");
            if (!isReseller) wrong.Add($"{path}.reseller: must be a tenant id, a GUID");
            if (!isProvider || !isReseller) continue;
            var refusal = await registry.ValidatePartnershipAsync(provider, reseller, partners.GetValueOrDefault(provider), partners.GetValueOrDefault(reseller), cancellationToken);
            if (refusal is null) partnerships.Add((provider, reseller));
            else wrong.Add($"{path}: {refusal}");
        }

        return partnerships;
    }
}
