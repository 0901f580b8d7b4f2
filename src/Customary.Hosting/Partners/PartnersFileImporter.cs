using Customary.Hosting.Configuration;

namespace Customary.Hosting.Partners;

/// <summary>
/// Registers the partners and partnerships of the partners file at every startup. It validates the whole file first, and does not
/// change what is already registered.
/// </summary>
internal sealed class PartnersFileImporter(PartnerRegistry registry, PartnersFileOptions options)
{
    private const string Members =
        "partners have tenant, kind, name, mpnId, country and culture, and partnerships provider and reseller, all of them texts";

    /// <summary>Registers the content of the file, if a file is configured.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or a value in it is not valid.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        if (options.Path is not { } path) return;
        var content = await ReadAsync(path, cancellationToken);
        var errors = new List<string>();
        var partners = ReadPartners(content.Partners ?? [], errors);
        var partnerships = await ReadPartnershipsAsync(content.Partnerships ?? [], partners, errors, cancellationToken);
        if (errors.Count > 0) throw new SettingsException(string.Join(Environment.NewLine, errors.Select(message => $"partners-file: {path}, {message}")));
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"partners-file: {path} cannot be read: {exception.Message}");
        }
    }

    private Dictionary<Guid, RegisteredPartner> ReadPartners(IReadOnlyList<PartnerEntry?> entries, List<string> errors)
    {
        var partners = new Dictionary<Guid, RegisteredPartner>();
        foreach (var (index, entry) in entries.Index())
        {
            var path = $"$.partners[{index}]";
            if (entry is null)
            {
                errors.Add($"{path}: must not be null; {Members}");
                continue;
            }

            var entryErrors = new ValidationErrors();
            if (!Guid.TryParse(entry.Tenant, out var tenant)) entryErrors.Add("tenant", "must be a tenant id, a GUID");
            if (!PartnerKinds.TryRead(entry.Kind, out var kind)) entryErrors.Add("kind", $"must be one of {string.Join(", ", PartnerKinds.Names)}");
            var partner = registry.Validate(registry.Create(tenant, kind, entry.Name, entry.MpnId, entry.Country, entry.Culture), entryErrors);
            if (tenant != Guid.Empty && !partners.TryAdd(tenant, partner)) entryErrors.Add("tenant", "is in the file already");
            errors.AddRange(entryErrors.All.Select(error => $"{path}.{error.Field}: {error.Reason}"));
        }

        return partners;
    }

    private async Task<List<(Guid Provider, Guid Reseller)>> ReadPartnershipsAsync(
        IReadOnlyList<PartnershipEntry?> entries, Dictionary<Guid, RegisteredPartner> partners, List<string> errors, CancellationToken cancellationToken)
    {
        var partnerships = new List<(Guid, Guid)>();
        foreach (var (index, entry) in entries.Index())
        {
            var path = $"$.partnerships[{index}]";
            var (isProvider, isReseller) = (Guid.TryParse(entry?.Provider, out var provider), Guid.TryParse(entry?.Reseller, out var reseller));
            if (!isProvider) errors.Add($"{path}.provider: must be a tenant id, a GUID");
            if (!isReseller) errors.Add($"{path}.reseller: must be a tenant id, a GUID");
            if (!isProvider || !isReseller) continue;
            var refusal = await registry.ValidatePartnershipAsync(provider, reseller, partners.GetValueOrDefault(provider), partners.GetValueOrDefault(reseller), cancellationToken);
            if (refusal is null) partnerships.Add((provider, reseller));
            else errors.Add($"{path}: {refusal}");
        }

        return partnerships;
    }
}
