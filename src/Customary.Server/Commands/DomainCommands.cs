using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>Checks and lists domains through the API.</summary>
internal static class DomainCommands
{
    public static Command Create(ConnectionOptions options)
    {
        var domain = new Argument<string>("domain") { Description = "The domain, such as fabrikam.onmicrosoft.com." };
        var check = new Command("check", "Print whether a customer can be created with a domain: available or taken.") { domain };
        check.RunOnApi(options, async (context, cancellationToken) =>
        {
            var isTaken = await context.Client.Domains.ExistsAsync(context.Get(domain), cancellationToken);
            if (context.Output.IsJson) context.Output.WriteJson(new JsonObject { ["domain"] = context.Get(domain), ["available"] = !isTaken });
            else context.Output.WriteMessage(isTaken ? "taken" : "available");
        });

        var customer = CustomerCommands.CreateArgument();
        var list = new Command("list", "List the domains of a customer.") { customer };
        list.RunOnApi(options, async (context, cancellationToken) =>
        {
            var client = await context.FindCustomerAsync(context.Get(customer), cancellationToken);
            foreach (var name in await client.ListCustomDomainsAsync(cancellationToken))
            {
                if (context.Output.IsJson) context.Output.WriteJson(JsonValue.Create(name));
                else context.Output.WriteMessage(name);
            }
        });
        return new("domains", "Check and list domains through the API.") { check, list };
    }
}
