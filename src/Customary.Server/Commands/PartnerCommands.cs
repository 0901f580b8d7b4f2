using Customary.Client.Sandbox;

namespace Customary.Server.Commands;

/// <summary>Manages the registered partners and partnerships of a store or of a running server.</summary>
internal static class PartnerCommands
{
    public static Command CreatePartners(AdministrationCommand administration)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The tenant ID of the partner." };
        var kind = new Option<string>("--kind") { Description = "The partner's role in the program.", Required = true };
        kind.AcceptOnlyFromAmong([.. PartnerKinds.Names]);
        var name = new Option<string>("--name") { Description = "The name of the partner. Default: derived from the tenant ID." };
        var mpnId = new Option<string>("--mpn-id") { Description = "The partner's ID in the Microsoft Partner Network. Default: derived from the tenant ID." };
        var country = new Option<string>("--country") { Description = "The country of the partner, an ISO 3166-1 alpha-2 code.", DefaultValueFactory = _ => DefaultPartner.Country };
        var culture = new Option<string>("--culture") { Description = "The culture of the partner, such as en-US. Default: the culture of the country." };
        var add = new Command("add", "Register a partner, or replace its registration. The setting partners selects who has access.") { tenant, kind, name, mpnId, country, culture };
        var list = new Command("list", "List the registered partners.");
        return new("partners", "Manage registered partners of a store or of a running server.")
        {
            administration.Run(add, async (context, cancellationToken) => context.Output.WriteIfJson(
                await context.Partners.SetAsync(
                    new()
                    {
                        Tenant = context.Get(tenant).ToString(),
                        Kind = context.Get(kind)!,
                        Name = context.Get(name),
                        MpnId = context.Get(mpnId),
                        Country = context.Get(country),
                        Culture = context.Get(culture),
                    },
                    cancellationToken),
                SandboxJsonContext.Api.PartnerRegistration), SettingDefinitions.AuditDays),
            administration.Run(list, async (context, cancellationToken) => context.Output.Write(
                await context.Partners.ListAsync(cancellationToken), SandboxJsonContext.Api.PartnerRegistration,
                new("Tenant", partner => partner.Tenant), new("Kind", partner => partner.Kind), new("MPN ID", partner => partner.MpnId), new("Country", partner => partner.Country),
                new("Culture", partner => partner.Culture), new("Name", partner => partner.Name)), SettingDefinitions.AuditDays),
        };
    }

    public static Command CreatePartnerships(AdministrationCommand administration)
    {
        var provider = new Argument<Guid>("provider") { Description = "The tenant ID of the indirect provider." };
        var reseller = new Argument<Guid>("reseller") { Description = "The tenant ID of the indirect reseller." };
        var add = new Command("add", "Register a partnership between an indirect provider and an indirect reseller.") { provider, reseller };
        var remove = new Command("remove", "End a partnership. Both partners keep their customers.") { provider, reseller };
        var list = new Command("list", "List the partnerships.");
        return new("partnerships", "Manage partnerships between indirect providers and indirect resellers, of a store or of a running server.")
        {
            administration.Run(add, async (context, cancellationToken) =>
            {
                var partnership = new PartnershipRegistration { Provider = context.Get(provider).ToString(), Reseller = context.Get(reseller).ToString() };
                await context.Partners.AddPartnershipAsync(partnership.Provider, partnership.Reseller, cancellationToken);
                context.Output.WriteIfJson(partnership, SandboxJsonContext.Api.PartnershipRegistration);
            }, SettingDefinitions.AuditDays),
            administration.Run(remove, async (context, cancellationToken) =>
            {
                try
                {
                    await context.Partners.RemovePartnershipAsync(context.Get(provider).ToString(), context.Get(reseller).ToString(), cancellationToken);
                }
                catch (CustomaryException exception) when (exception is { Status: StatusCodes.Status404NotFound, Code: CustomaryErrorCode.ResourceNotFound })
                {
                    throw new CommandException("The partnership does not exist. Run `customary partnerships list` to list all partnerships.");
                }
            }, SettingDefinitions.AuditDays),
            administration.Run(list, async (context, cancellationToken) => context.Output.Write(
                await context.Partners.ListPartnershipsAsync(cancellationToken), SandboxJsonContext.Api.PartnershipRegistration,
                new("Provider", partnership => partnership.Provider), new("Reseller", partnership => partnership.Reseller)), SettingDefinitions.AuditDays),
        };
    }
}
