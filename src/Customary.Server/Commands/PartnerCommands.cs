using System.CommandLine;
using Customary.Core.Countries;
using Customary.Core.Partners;
using Customary.Hosting.Configuration;
using Customary.Storage.Partners;

namespace Customary.Server.Commands;

/// <summary>The administration of partners and partnerships on the store; each command takes the service's settings.</summary>
internal static class PartnerCommands
{
    public static Command CreatePartners(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The partner's tenant id." };
        var kind = new Option<string>("--kind") { Description = "What the partner does in the program.", Required = true };
        kind.AcceptOnlyFromAmong([.. PartnerKinds.Names]);
        var name = new Option<string>("--name") { Description = "The partner's name, as its partners see it. Without it one made of the tenant id." };
        var mpnId = new Option<string>("--mpn-id") { Description = "The partner's id in the partner network. Without it one made of the tenant id." };
        var country = new Option<string>("--country") { Description = "Where the partner is: an ISO 3166-1 alpha-2 code.", DefaultValueFactory = _ => DefaultPartner.Country };
        var culture = new Option<string>("--culture") { Description = "The partner's culture. Without it the country's." };
        var add = new Command("add", "Registers a partner, in place of what was registered before. Who is let in is the setting `partners`.") { tenant, kind, name, mpnId, country, culture };
        add.SetAction((parseResult, cancellationToken) => RunAsync(said(parseResult), parseResult, async (registry, _, output) =>
        {
            var id = parseResult.GetRequiredValue(tenant);
            var standard = DefaultPartner.Create(id);
            PartnerKinds.TryRead(parseResult.GetValue(kind), out var read);
            var partner = standard with
            {
                Kind = read,
                Name = parseResult.GetValue(name) ?? standard.Name,
                MpnId = parseResult.GetValue(mpnId) ?? standard.MpnId,
                Country = parseResult.GetValue(country)!,
            };
            var wrong = await registry.SetAsync(partner with { Culture = parseResult.GetValue(culture) ?? CultureOf(partner.Country, standard.Culture) }, cancellationToken);
            foreach (var error in wrong) await output.WriteLineAsync($"--{error.Field} {error.Reason}");
            return wrong.Count == 0 ? 0 : StoreCommand.Failed;
        }, cancellationToken));

        var list = new Command("list", "Prints the registered partners, one a line: tenant, kind, id in the partner network, country, culture, name.");
        list.SetAction((parseResult, cancellationToken) => RunAsync(said(parseResult), parseResult, async (_, store, output) =>
        {
            foreach (var partner in await store.ListAsync(cancellationToken))
            {
                var word = PartnerKinds.NameOf(partner.Kind);
                await output.WriteLineAsync($"{partner.Tenant}\t{word}\t{partner.MpnId}\t{partner.Country}\t{partner.Culture}\t{partner.Name}");
            }

            return 0;
        }, cancellationToken));
        return new("partners", "What partners are: add and list.") { add, list };
    }

    public static Command CreatePartnerships(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var provider = new Argument<Guid>("provider") { Description = "The indirect provider's tenant id." };
        var reseller = new Argument<Guid>("reseller") { Description = "The indirect reseller's tenant id." };
        var add = new Command("add", "Registers that an indirect provider and an indirect reseller work together.") { provider, reseller };
        add.SetAction((parseResult, cancellationToken) => RunAsync(said(parseResult), parseResult, async (registry, _, output) =>
        {
            if (await registry.AddAsync(parseResult.GetValue(provider), parseResult.GetValue(reseller), cancellationToken) is not { } refusal) return 0;
            await output.WriteLineAsync(refusal);
            return StoreCommand.Failed;
        }, cancellationToken));
        var remove = new Command("remove", "Ends a partnership; customers that came of it stay with both.") { provider, reseller };
        remove.SetAction((parseResult, cancellationToken) => RunAsync(said(parseResult), parseResult, async (registry, _, output) =>
        {
            if (await registry.RemoveAsync(parseResult.GetValue(provider), parseResult.GetValue(reseller), cancellationToken)) return 0;
            await output.WriteLineAsync("There is no such partnership.");
            return StoreCommand.Failed;
        }, cancellationToken));
        var list = new Command("list", "Prints the partnerships, one a line: provider, reseller.");
        list.SetAction((parseResult, cancellationToken) => RunAsync(said(parseResult), parseResult, async (_, store, output) =>
        {
            foreach (var partnership in await store.ListPartnershipsAsync(cancellationToken)) await output.WriteLineAsync($"{partnership.Provider}\t{partnership.Reseller}");
            return 0;
        }, cancellationToken));
        return new("partnerships", "Which indirect providers and resellers work together: add, remove and list.") { add, remove, list };
    }

    private static string CultureOf(string country, string standard) =>
        CountryCatalog.Load().TryFind(country, out var found) ? found.DefaultCulture : standard;

    private static Task<int> RunAsync(
        IReadOnlyDictionary<string, string> options, ParseResult parseResult, Func<PartnerRegistry, PartnerStore, TextWriter, Task<int>> work, CancellationToken cancellationToken) =>
        StoreCommand.RunAsync(options, parseResult, (settings, database, output) =>
        {
            var store = new PartnerStore(database, new(database, TimeProvider.System, FeatureOptions.Audit(settings)));
            return work(new(store, CountryCatalog.Load(), new(TimeProvider.System), FeatureOptions.PartnerRegistry(settings)), store, output);
        }, cancellationToken);
}
