using Customary.Server.Countries;
using Customary.Server.Faults;
using Customary.Server.Storage;

namespace Customary.Server.Partners;

/// <summary>
/// The administration of partners: what they are, and who works with whom. In Development two partners of whom
/// nothing is registered may be anything and work together, so that a sandbox needs no set-up; what is registered
/// holds strictly (decision 15).
/// </summary>
public sealed class PartnerRegistry(PartnerStore store, CountryCatalog countries, Identifiers identifiers, PartnerRegistryOptions options)
{
    private const int LongestMpnId = 20;

    /// <summary>Checks what is to be registered of a partner; it as it is kept, which is only right where nothing was found.</summary>
    public RegisteredPartner Check(RegisteredPartner partner, Violations found)
    {
        FieldText.Require(partner.Name, "name", found);
        FieldText.Require(partner.MpnId, "mpn-id", found, LongestMpnId);
        if (!partner.MpnId.All(char.IsAsciiDigit)) found.Add("mpn-id", "must have digits only");
        if (!countries.TryFind(partner.Country, out var country)) found.Add("country", "must be an ISO 3166-1 alpha-2 code, such as US");
        if (!CultureRules.TryNormalize(partner.Culture, out var culture)) found.Add("culture", "must have the form of a culture, such as en-US");
        return partner with { Name = partner.Name.Trim(), Country = country?.Iso2 ?? partner.Country, Culture = culture ?? partner.Culture };
    }

    /// <summary>Registers a partner, in place of what was registered before; a violation for each thing that is wrong.</summary>
    public async Task<IReadOnlyList<Violation>> PutAsync(RegisteredPartner partner, CancellationToken stop)
    {
        var found = new Violations();
        var kept = Check(partner, found);
        var correlation = identifiers.NewId();
        if (found.IsEmpty) await store.PutAsync(kept, old => PartnerTelling.OfPartner(correlation, old, kept), stop);
        return found.All;
    }

    /// <summary>Registers a partnership; why not, where the two are not of the kinds that work together.</summary>
    public async Task<string?> AddAsync(Guid provider, Guid reseller, CancellationToken stop)
    {
        if (await RefuseAsync(provider, reseller, null, null, stop) is { } refusal) return refusal;
        var entries = PartnerTelling.OfBeginning(identifiers.NewId(), await FindAsync(provider, stop), await FindAsync(reseller, stop));
        await store.AddAsync(new(provider, reseller), entries, stop);
        return null;
    }

    /// <summary>Why two cannot work together, by what is about to be registered of them or else is registered; null where they can.</summary>
    internal async Task<string?> RefuseAsync(
        Guid provider, Guid reseller, RegisteredPartner? asProvider, RegisteredPartner? asReseller, CancellationToken stop)
    {
        if (provider == reseller) return "A partner is in no partnership with itself.";
        if ((asProvider ?? await store.FindAsync(provider, stop)) is { Kind: not PartnerKind.IndirectProvider }) return $"{provider} is registered, but not as an indirect provider.";
        if ((asReseller ?? await store.FindAsync(reseller, stop)) is { Kind: not PartnerKind.IndirectReseller }) return $"{reseller} is registered, but not as an indirect reseller.";
        return null;
    }

    /// <summary>Ends a partnership; false where there was none. Customers that came of it stay with both.</summary>
    public async Task<bool> RemoveAsync(Guid provider, Guid reseller, CancellationToken stop)
    {
        var entries = PartnerTelling.OfEnd(identifiers.NewId(), await FindAsync(provider, stop), await FindAsync(reseller, stop));
        return await store.RemoveAsync(new(provider, reseller), entries, stop);
    }

    /// <summary>What is known of a partner, registered or not.</summary>
    public async ValueTask<RegisteredPartner> FindAsync(Guid tenant, CancellationToken stop) =>
        await store.FindAsync(tenant, stop) ?? StandardPartner.Of(tenant);

    /// <summary>Whether a partner is registered as something else than that; where it is not registered it may be.</summary>
    public async ValueTask<bool> IsOtherThanAsync(Guid tenant, PartnerKind kind, CancellationToken stop) =>
        await store.FindAsync(tenant, stop) is { } found && found.Kind != kind;

    /// <summary>The partnership of two, as it is to be checked where a customer is created.</summary>
    public Partnership Between(Guid provider, Guid reseller) => new(provider, reseller, options.AllowUnregistered);

    /// <summary>Whether two partners work together.</summary>
    public ValueTask<bool> HoldsAsync(Guid provider, Guid reseller, CancellationToken stop) => store.HoldsAsync(Between(provider, reseller), stop);

    /// <summary>The resellers of a provider, or the providers of a reseller.</summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, CancellationToken stop) =>
        store.ListRelatedAsync(partner, asProvider, options.AllowUnregistered, stop);
}
