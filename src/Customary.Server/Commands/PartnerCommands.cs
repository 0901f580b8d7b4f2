using System.CommandLine;
using Customary.Server.Countries;
using Customary.Server.Partners;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Commands;

/// <summary>The administration of partners and partnerships on the store; each command takes the service's settings.</summary>
internal static class PartnerCommands
{
    public static Command Partners(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The partner's tenant id." };
        var kind = new Option<string>("--kind") { Description = "What the partner does in the program.", Required = true };
        kind.AcceptOnlyFromAmong([.. PartnerKinds.Words]);
        var name = new Option<string>("--name") { Description = "The partner's name, as its partners see it. Without it one made of the tenant id." };
        var mpnId = new Option<string>("--mpn-id") { Description = "The partner's id in the partner network. Without it one made of the tenant id." };
        var country = new Option<string>("--country") { Description = "Where the partner is: an ISO 3166-1 alpha-2 code.", DefaultValueFactory = _ => StandardPartner.Country };
        var culture = new Option<string>("--culture") { Description = "The partner's culture. Without it the country's." };
        var add = new Command("add", "Registers a partner, in place of what was registered before. Who is let in is the setting `partners`.") { tenant, kind, name, mpnId, country, culture };
        add.SetAction((parsed, stop) => RunAsync(said(parsed), parsed, async (registry, _, output) =>
        {
            var id = parsed.GetRequiredValue(tenant);
            var standard = StandardPartner.Of(id);
            PartnerKinds.TryRead(parsed.GetValue(kind), out var read);
            var partner = standard with
            {
                Kind = read,
                Name = parsed.GetValue(name) ?? standard.Name,
                MpnId = parsed.GetValue(mpnId) ?? standard.MpnId,
                Country = parsed.GetValue(country)!,
            };
            var wrong = await registry.PutAsync(partner with { Culture = parsed.GetValue(culture) ?? CultureOf(partner.Country, standard.Culture) }, stop);
            foreach (var violation in wrong) await output.WriteLineAsync($"--{violation.Field} {violation.Reason}");
            return wrong.Count == 0 ? 0 : StoreCommand.Failed;
        }, stop));

        var list = new Command("list", "Prints the registered partners, one a line: tenant, kind, id in the partner network, country, culture, name.");
        list.SetAction((parsed, stop) => RunAsync(said(parsed), parsed, async (_, store, output) =>
        {
            foreach (var partner in await store.ListAsync(stop))
            {
                var word = PartnerKinds.WordOf(partner.Kind);
                await output.WriteLineAsync($"{partner.Tenant}\t{word}\t{partner.MpnId}\t{partner.Country}\t{partner.Culture}\t{partner.Name}");
            }

            return 0;
        }, stop));
        return new("partners", "What partners are: add and list.") { add, list };
    }

    public static Command Partnerships(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var provider = new Argument<Guid>("provider") { Description = "The indirect provider's tenant id." };
        var reseller = new Argument<Guid>("reseller") { Description = "The indirect reseller's tenant id." };
        var add = new Command("add", "Registers that an indirect provider and an indirect reseller work together.") { provider, reseller };
        add.SetAction((parsed, stop) => RunAsync(said(parsed), parsed, async (registry, _, output) =>
        {
            if (await registry.AddAsync(parsed.GetValue(provider), parsed.GetValue(reseller), stop) is not { } refusal) return 0;
            await output.WriteLineAsync(refusal);
            return StoreCommand.Failed;
        }, stop));
        var remove = new Command("remove", "Ends a partnership; customers that came of it stay with both.") { provider, reseller };
        remove.SetAction((parsed, stop) => RunAsync(said(parsed), parsed, async (registry, _, output) =>
        {
            if (await registry.RemoveAsync(parsed.GetValue(provider), parsed.GetValue(reseller), stop)) return 0;
            await output.WriteLineAsync("There is no such partnership.");
            return StoreCommand.Failed;
        }, stop));
        var list = new Command("list", "Prints the partnerships, one a line: provider, reseller.");
        list.SetAction((parsed, stop) => RunAsync(said(parsed), parsed, async (_, store, output) =>
        {
            foreach (var partnership in await store.ListPartnershipsAsync(stop)) await output.WriteLineAsync($"{partnership.Provider}\t{partnership.Reseller}");
            return 0;
        }, stop));
        return new("partnerships", "Which indirect providers and resellers work together: add, remove and list.") { add, remove, list };
    }

    private static string CultureOf(string country, string standard) =>
        CountryCatalog.Load().TryFind(country, out var found) ? found.DefaultCulture : standard;

    private static Task<int> RunAsync(
        IReadOnlyDictionary<string, string> options, ParseResult parsed, Func<PartnerRegistry, PartnerStore, TextWriter, Task<int>> work, CancellationToken stop) =>
        StoreCommand.RunAsync(options, parsed, (settings, database, output) =>
        {
            var store = new PartnerStore(database, new(database, TimeProvider.System, FeatureOptions.Audit(settings)));
            return work(new(store, CountryCatalog.Load(), new(TimeProvider.System), FeatureOptions.PartnerRegistry(settings)), store, output);
        }, stop);
}
