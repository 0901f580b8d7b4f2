using Customary.Server.Countries;
using Customary.Server.Faults;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Partners;

/// <summary>
/// The administration of partners: what they are, and who works with whom. In Development two partners of whom
/// nothing is registered may be anything and work together, so that a sandbox needs no set-up; what is registered
/// holds strictly (decision 15).
/// </summary>
public sealed class PartnerRegistry(PartnerStore store, CountryCatalog countries, ServiceSettings settings)
{
    private readonly bool _unregisteredToo = settings.IsDevelopment;

    /// <summary>Registers a partner, in place of what was registered before; a violation for each thing that is wrong.</summary>
    public async Task<IReadOnlyList<Violation>> PutAsync(RegisteredPartner partner, CancellationToken stop)
    {
        var found = new Violations();
        FieldText.Require(partner.Name, "name", found);
        FieldText.Require(partner.MpnId, "mpn-id", found, longest: 20);
        if (!partner.MpnId.All(char.IsAsciiDigit)) found.Add("mpn-id", "must have digits only");
        if (!countries.TryFind(partner.Country, out var country)) found.Add("country", "must be an ISO 3166-1 alpha-2 code, such as US");
        if (!CultureRules.TryNormalize(partner.Culture, out var culture)) found.Add("culture", "must have the form of a culture, such as en-US");
        if (found.IsEmpty) await store.PutAsync(partner with { Name = partner.Name.Trim(), Country = country!.Iso2, Culture = culture! }, stop);
        return found.All;
    }

    /// <summary>Registers a partnership; why not, where the two are not of the kinds that work together.</summary>
    public async Task<string?> AddAsync(Guid provider, Guid reseller, CancellationToken stop)
    {
        if (provider == reseller) return "A partner is in no partnership with itself.";
        if (await store.FindAsync(provider, stop) is { Kind: not PartnerKind.IndirectProvider }) return $"{provider} is registered, but not as an indirect provider.";
        if (await store.FindAsync(reseller, stop) is { Kind: not PartnerKind.IndirectReseller }) return $"{reseller} is registered, but not as an indirect reseller.";
        await store.AddAsync(new(provider, reseller), stop);
        return null;
    }

    /// <summary>What is known of a partner, registered or not.</summary>
    public async ValueTask<RegisteredPartner> FindAsync(Guid tenant, CancellationToken stop) =>
        await store.FindAsync(tenant, stop) ?? StandardPartner.Of(tenant);

    /// <summary>Whether a partner is registered as something else than that; where it is not registered it may be.</summary>
    public async ValueTask<bool> IsOtherThanAsync(Guid tenant, PartnerKind kind, CancellationToken stop) =>
        await store.FindAsync(tenant, stop) is { } found && found.Kind != kind;

    /// <summary>The partnership of two, as it is to be checked where a customer is created.</summary>
    public Partnership Between(Guid provider, Guid reseller) => new(provider, reseller, _unregisteredToo);

    /// <summary>Whether two partners work together.</summary>
    public ValueTask<bool> HoldsAsync(Guid provider, Guid reseller, CancellationToken stop) => store.HoldsAsync(Between(provider, reseller), stop);

    /// <summary>The resellers of a provider, or the providers of a reseller.</summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, CancellationToken stop) =>
        store.ListRelatedAsync(partner, asProvider, _unregisteredToo, stop);
}
