namespace Customary.Server.Commands;

/// <summary>Manages the registered partners and partnerships of a store.</summary>
internal static class PartnerCommands
{
    public static Command CreatePartners(SettingOptions options)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The tenant ID of the partner." };
        var kind = new Option<string>("--kind") { Description = "The partner's role in the program.", Required = true };
        kind.AcceptOnlyFromAmong([.. PartnerKinds.Names]);
        var name = new Option<string>("--name") { Description = "The name of the partner. Default: derived from the tenant ID." };
        var mpnId = new Option<string>("--mpn-id") { Description = "The partner's ID in the Microsoft Partner Network. Default: derived from the tenant ID." };
        var country = new Option<string>("--country") { Description = "The country of the partner, an ISO 3166-1 alpha-2 code.", DefaultValueFactory = _ => DefaultPartner.Country };
        var culture = new Option<string>("--culture") { Description = "The culture of the partner, such as en-US. Default: the culture of the country." };
        var add = new Command("add", "Register a partner, or replace its registration. The setting partners selects who has access.") { tenant, kind, name, mpnId, country, culture };
        RunOnRegistry(add, options, async (parseResult, registry, _, cancellationToken) =>
        {
            var defaults = DefaultPartner.Create(parseResult.GetRequiredValue(tenant));
            PartnerKinds.TryRead(parseResult.GetValue(kind), out var partnerKind);
            var partner = defaults with
            {
                Kind = partnerKind,
                Name = parseResult.GetValue(name) ?? defaults.Name,
                MpnId = parseResult.GetValue(mpnId) ?? defaults.MpnId,
                Country = parseResult.GetValue(country)!,
            };
            var errors = await registry.SetAsync(partner with { Culture = parseResult.GetValue(culture) ?? CultureOf(partner.Country, defaults.Culture) }, cancellationToken);
            foreach (var error in errors) await parseResult.FailAsync($"--{error.Field}: {error.Reason}.");
            return errors.Count == 0 ? 0 : CommandLine.InvalidUsage;
        });

        var list = new Command("list", "Print the registered partners, one per line: tenant, kind, MPN ID, country, culture, name.");
        RunOnRegistry(list, options, async (parseResult, _, store, cancellationToken) =>
        {
            var output = parseResult.InvocationConfiguration.Output;
            foreach (var partner in await store.ListAsync(cancellationToken))
                await output.WriteLineAsync($"{partner.Tenant}\t{PartnerKinds.NameOf(partner.Kind)}\t{partner.MpnId}\t{partner.Country}\t{partner.Culture}\t{partner.Name}");
            return 0;
        });
        return new("partners", "Manage registered partners.") { add, list };
    }

    public static Command CreatePartnerships(SettingOptions options)
    {
        var provider = new Argument<Guid>("provider") { Description = "The tenant ID of the indirect provider." };
        var reseller = new Argument<Guid>("reseller") { Description = "The tenant ID of the indirect reseller." };
        var add = new Command("add", "Register a partnership between an indirect provider and an indirect reseller.") { provider, reseller };
        RunOnRegistry(add, options, async (parseResult, registry, _, cancellationToken) =>
            await registry.AddAsync(parseResult.GetValue(provider), parseResult.GetValue(reseller), cancellationToken) is { } refusal ? await parseResult.FailAsync(refusal) : 0);

        var remove = new Command("remove", "End a partnership. Both partners keep their customers.") { provider, reseller };
        RunOnRegistry(remove, options, async (parseResult, registry, _, cancellationToken) =>
            await registry.RemoveAsync(parseResult.GetValue(provider), parseResult.GetValue(reseller), cancellationToken)
                ? 0
                : await parseResult.FailAsync("The partnership does not exist. Run `customary partnerships list` to list all partnerships."));

        var list = new Command("list", "Print the partnerships, one per line: provider, reseller.");
        RunOnRegistry(list, options, async (parseResult, _, store, cancellationToken) =>
        {
            var output = parseResult.InvocationConfiguration.Output;
            foreach (var partnership in await store.ListPartnershipsAsync(cancellationToken)) await output.WriteLineAsync($"{partnership.Provider}\t{partnership.Reseller}");
            return 0;
        });
        return new("partnerships", "Manage partnerships between indirect providers and indirect resellers.") { add, remove, list };
    }

    private static string CultureOf(string country, string fallback) =>
        CountryCatalog.Load().TryFind(country, out var known) ? known.Rules.DefaultCulture : fallback;

    private static void RunOnRegistry(
        Command command, SettingOptions options, Func<ParseResult, PartnerRegistry, PartnerStore, CancellationToken, Task<int>> run) =>
        command.RunOnStore(
            options,
            (parseResult, settings, database, cancellationToken) =>
            {
                var store = new PartnerStore(database, new(database, TimeProvider.System, FeatureOptions.Audit(settings)));
                return run(parseResult, new(store, CountryCatalog.Load(), new(TimeProvider.System), FeatureOptions.PartnerRegistry(settings)), store, cancellationToken);
            },
            SettingDefinitions.AuditDays);
}
