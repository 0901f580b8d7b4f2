using Customary.Core.Countries;
using Customary.Core.Security;
using Customary.Storage.Partners;

namespace Customary.Core.Partners;

/// <summary>
/// The administration of partners: what they are, and who works with whom. In Development two partners of whom
/// nothing is registered may be anything and work together, so that a sandbox needs no set-up; what is registered
/// holds strictly (decision 15).
/// </summary>
internal sealed class PartnerRegistry(PartnerStore store, CountryCatalog countries, IdGenerator identifiers, PartnerRegistryOptions options)
{
    private const int MaxMpnIdLength = 20;

    /// <summary>Checks what is to be registered of a partner; it as it is kept, which is only right where nothing was found.</summary>
    public RegisteredPartner Validate(RegisteredPartner partner, ValidationErrors errors)
    {
        FieldText.Require(partner.Name, "name", errors);
        FieldText.Require(partner.MpnId, "mpn-id", errors, MaxMpnIdLength);
        if (!partner.MpnId.All(char.IsAsciiDigit)) errors.Add("mpn-id", "must have digits only");
        if (!countries.TryFind(partner.Country, out var country)) errors.Add("country", "must be an ISO 3166-1 alpha-2 code, such as US");
        if (!Cultures.TryNormalize(partner.Culture, out var culture)) errors.Add("culture", "must have the form of a culture, such as en-US");
        return partner with { Name = partner.Name.Trim(), Country = country?.Iso2 ?? partner.Country, Culture = culture ?? partner.Culture };
    }

    /// <summary>Registers a partner, in place of what was registered before; a violation for each thing that is wrong.</summary>
    public async Task<IReadOnlyList<ValidationError>> SetAsync(RegisteredPartner partner, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var kept = Validate(partner, errors);
        var correlation = identifiers.NewId();
        if (errors.IsEmpty) await store.ReplaceAsync(kept, old => PartnerAuditEntries.ForPartner(correlation, old, kept), cancellationToken);
        return errors.All;
    }

    /// <summary>Registers a partnership; why not, where the two are not of the kinds that work together.</summary>
    public async Task<string?> AddAsync(Guid provider, Guid reseller, CancellationToken cancellationToken)
    {
        if (await ValidatePartnershipAsync(provider, reseller, null, null, cancellationToken) is { } refusal) return refusal;
        var entries = PartnerAuditEntries.ForPartnershipStart(identifiers.NewId(), await FindAsync(provider, cancellationToken), await FindAsync(reseller, cancellationToken));
        await store.AddAsync(new(provider, reseller), entries, cancellationToken);
        return null;
    }

    /// <summary>Why two cannot work together, by what is about to be registered of them or else is registered; null where they can.</summary>
    internal async Task<string?> ValidatePartnershipAsync(
        Guid provider, Guid reseller, RegisteredPartner? asProvider, RegisteredPartner? asReseller, CancellationToken cancellationToken)
    {
        if (provider == reseller) return "A partner is in no partnership with itself.";
        if ((asProvider ?? await store.FindAsync(provider, cancellationToken)) is { Kind: not PartnerKind.IndirectProvider }) return $"{provider} is registered, but not as an indirect provider.";
        if ((asReseller ?? await store.FindAsync(reseller, cancellationToken)) is { Kind: not PartnerKind.IndirectReseller }) return $"{reseller} is registered, but not as an indirect reseller.";
        return null;
    }

    /// <summary>Ends a partnership; false where there was none. Customers that came of it stay with both.</summary>
    public async Task<bool> RemoveAsync(Guid provider, Guid reseller, CancellationToken cancellationToken)
    {
        var entries = PartnerAuditEntries.ForPartnershipEnd(identifiers.NewId(), await FindAsync(provider, cancellationToken), await FindAsync(reseller, cancellationToken));
        return await store.RemoveAsync(new(provider, reseller), entries, cancellationToken);
    }

    /// <summary>What is known of a partner, registered or not.</summary>
    public async ValueTask<RegisteredPartner> FindAsync(Guid tenant, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, cancellationToken) ?? DefaultPartner.Create(tenant);

    /// <summary>Whether a partner is registered as something else than that; where it is not registered it may be.</summary>
    public async ValueTask<bool> IsOtherThanAsync(Guid tenant, PartnerKind kind, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, cancellationToken) is { } found && found.Kind != kind;

    /// <summary>The partnership of two, as it is to be checked where a customer is created.</summary>
    public Partnership Between(Guid provider, Guid reseller) => new(provider, reseller, options.AllowUnregistered);

    /// <summary>Whether two partners work together.</summary>
    public ValueTask<bool> ExistsAsync(Guid provider, Guid reseller, CancellationToken cancellationToken) => store.ExistsAsync(Between(provider, reseller), cancellationToken);

    /// <summary>The resellers of a provider, or the providers of a reseller.</summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, CancellationToken cancellationToken) =>
        store.ListRelatedAsync(partner, asProvider, options.AllowUnregistered, cancellationToken);
}
