using Customary.Core.Countries;

namespace Customary.Core.Partners;

/// <summary>
/// Registers partners and their partnerships. In Development, partners that are not registered can have any kind and any
/// partnership, so that a sandbox needs no setup (docs/contract.md#partners-and-the-development-issuer).
/// </summary>
internal sealed class PartnerRegistry(PartnerStore store, CountryCatalog countries, IdGenerator ids, PartnerRegistryOptions options)
{
    private const int MaxMpnIdLength = 20;

    /// <summary>Creates a registration with default values for what is null. The default culture is that of the country.</summary>
    public RegisteredPartner Create(Guid tenant, PartnerKind kind, string? name, string? mpnId, string? country, string? culture)
    {
        var defaults = DefaultPartner.Create(tenant);
        return new(
            tenant, kind, name ?? defaults.Name, mpnId ?? defaults.MpnId, country ?? defaults.Country,
            culture ?? (country is not null && countries.TryFind(country, out var known) ? known.Rules.DefaultCulture : defaults.Culture));
    }

    /// <summary>Validates a registration and normalizes it. The result is valid only if there are no errors.</summary>
    public RegisteredPartner Validate(RegisteredPartner partner, ValidationErrors errors)
    {
        FieldText.Require(partner.Name, "name", errors);
        FieldText.Require(partner.MpnId, "mpnId", errors, MaxMpnIdLength);
        if (!partner.MpnId.All(char.IsAsciiDigit)) errors.Add("mpnId", "must have digits only");
        if (!countries.TryFind(partner.Country, out var country)) errors.Add("country", "must be an ISO 3166-1 alpha-2 code, such as US");
        if (!Cultures.TryNormalize(partner.Culture, out var culture)) errors.Add("culture", "must be a culture such as en-US");
        return partner with { Name = partner.Name.Trim(), Country = country?.Iso2 ?? partner.Country, Culture = culture ?? partner.Culture };
    }

    /// <summary>Registers a partner or replaces its registration.</summary>
    /// <returns>The normalized registration; or the validation errors.</returns>
    public async Task<Outcome<RegisteredPartner>> SetAsync(RegisteredPartner partner, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var normalized = Validate(partner, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var correlation = ids.NewId();
        await store.ReplaceAsync(normalized, old => PartnerAuditEntries.ForPartner(correlation, old, normalized), cancellationToken);
        return normalized;
    }

    /// <summary>Registers a partnership. Returns the reason if the kinds of the partners do not allow it; else null.</summary>
    public async Task<string?> AddAsync(Guid provider, Guid reseller, CancellationToken cancellationToken)
    {
        if (await ValidatePartnershipAsync(provider, reseller, null, null, cancellationToken) is { } refusal) return refusal;
        var entries = PartnerAuditEntries.ForPartnershipStart(ids.NewId(), await FindAsync(provider, cancellationToken), await FindAsync(reseller, cancellationToken));
        await store.AddAsync(new(provider, reseller), entries, cancellationToken);
        return null;
    }

    /// <summary>Validates a partnership with the given registrations or else the stored ones. Returns the reason if it is not allowed; else null.</summary>
    internal async Task<string?> ValidatePartnershipAsync(
        Guid provider, Guid reseller, RegisteredPartner? asProvider, RegisteredPartner? asReseller, CancellationToken cancellationToken)
    {
        if (provider == reseller) return "A partner cannot have a partnership with itself.";
        if ((asProvider ?? await store.FindAsync(provider, cancellationToken)) is { Kind: not PartnerKind.IndirectProvider }) return $"{provider} is registered, but not as an indirect provider.";
        if ((asReseller ?? await store.FindAsync(reseller, cancellationToken)) is { Kind: not PartnerKind.IndirectReseller }) return $"{reseller} is registered, but not as an indirect reseller.";
        return null;
    }

    /// <summary>Ends a partnership. Returns false if there was none. Both partners keep the customers that they share.</summary>
    public async Task<bool> RemoveAsync(Guid provider, Guid reseller, CancellationToken cancellationToken)
    {
        var entries = PartnerAuditEntries.ForPartnershipEnd(ids.NewId(), await FindAsync(provider, cancellationToken), await FindAsync(reseller, cancellationToken));
        return await store.RemoveAsync(new(provider, reseller), entries, cancellationToken);
    }

    /// <summary>Finds the registration of a partner, or the default one.</summary>
    public async ValueTask<RegisteredPartner> FindAsync(Guid tenant, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, cancellationToken) ?? DefaultPartner.Create(tenant);

    /// <summary>Whether a partner is registered with another kind. Returns false for a partner that is not registered.</summary>
    public async ValueTask<bool> IsOtherThanAsync(Guid tenant, PartnerKind kind, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, cancellationToken) is { } found && found.Kind != kind;

    /// <summary>Whether a partner is registered with a kind. Returns false for a partner that is not registered.</summary>
    public async ValueTask<bool> IsAsync(Guid tenant, PartnerKind kind, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, cancellationToken) is { } found && found.Kind == kind;

    /// <summary>Creates a partnership, to be checked in the transaction of a write.</summary>
    public Partnership Between(Guid provider, Guid reseller) => new(provider, reseller, options.AllowUnregistered);

    /// <summary>Whether two partners have a partnership.</summary>
    public ValueTask<bool> ExistsAsync(Guid provider, Guid reseller, CancellationToken cancellationToken) => store.ExistsAsync(Between(provider, reseller), cancellationToken);

    /// <summary>Lists the resellers of a provider, or the providers of a reseller.</summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, CancellationToken cancellationToken) =>
        store.ListRelatedAsync(partner, asProvider, options.AllowUnregistered, cancellationToken);
}
