using System.Text.Json;
using System.Text.Json.Nodes;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Manages customers through the API.</summary>
internal static class CustomerCommands
{
    private static readonly ListColumn<Customer>[] Columns =
    [
        new("ID", customer => customer.Id),
        new("Company", customer => customer.CompanyProfile?.CompanyName),
        new("Domain", customer => customer.CompanyProfile?.Domain),
        new("Relationship", customer => customer.RelationshipToPartner),
    ];

    /// <summary>Creates the argument that names a customer.</summary>
    public static Argument<string> CreateArgument() => new("customer") { Description = "The ID of the customer, or its domain." };

    /// <summary>Creates the options that select customers of a list. At most one can be given.</summary>
    /// <returns>Reads the filter; null for all customers.</returns>
    public static Func<ParseResult, CustomerFilter?> AddFilter(Command command)
    {
        var company = new Option<string>("--company-name") { Description = "Only customers whose company name starts with this text.", HelpName = "text" };
        var domain = new Option<string>("--domain") { Description = "Only customers whose domain starts with this text.", HelpName = "text" };
        var reseller = new Option<string>("--reseller") { Description = "Only customers of this indirect reseller.", HelpName = "tenant" };
        command.AddExclusive(company, domain, reseller);
        return parseResult =>
            parseResult.GetValue(company) is { Length: > 0 } name ? CustomerFilter.CompanyNameStartsWith(name)
            : parseResult.GetValue(domain) is { Length: > 0 } prefix ? CustomerFilter.DomainStartsWith(prefix)
            : parseResult.GetValue(reseller) is { Length: > 0 } partner ? CustomerFilter.IndirectReseller(partner)
            : null;
    }

    public static IEnumerable<Command> Create(ConnectionOptions options)
    {
        yield return CreateList(options);
        yield return CreateGet(options);
        yield return CreateCreate(options);
        yield return CreateUpdate(options);
        yield return CreateEnd(options, "remove", "End the relationship with a customer. The customer continues to exist.", "Ended the relationship with customer", (customer, cancellationToken) => customer.RemoveRelationshipAsync(cancellationToken));
        yield return CreateEnd(options, "delete", "Delete a customer and its users. Only sandbox accounts can delete customers.", "Deleted customer", (customer, cancellationToken) => customer.DeleteAsync(cancellationToken));
    }

    private static Command CreateList(ConnectionOptions options)
    {
        var limit = ListOptions.CreateLimit();
        var list = new Command("list", "List customers.") { limit };
        var readFilter = AddFilter(list);
        return list.RunOnApi(options, (context, cancellationToken) =>
            context.WriteAsync(context.Client.Customers.ListAsync(readFilter(context.ParseResult), cancellationToken: cancellationToken), context.Get(limit), Columns, cancellationToken));
    }

    private static Command CreateGet(ConnectionOptions options)
    {
        var customer = CreateArgument();
        return new Command("get", "Print a customer.") { customer }.RunOnApi(options, async (context, cancellationToken) =>
            context.Write(await (await context.FindCustomerAsync(context.Get(customer), cancellationToken)).GetAsync(cancellationToken)));
    }

    private static Command CreateCreate(ConnectionOptions options)
    {
        var file = JsonInput.CreateOption("A JSON file with the customer. Options replace its values.");
        var domain = new Option<string>("--domain") { Description = "The domain, such as fabrikam.onmicrosoft.com.", HelpName = "domain" };
        var reseller = new Option<string>("--reseller") { Description = "The indirect reseller of the customer. Indirect providers must name one.", HelpName = "tenant" };
        var requestId = new Option<Guid?>("--request-id") { Description = "The ID of the request. A repeated command with the same ID creates nothing twice. Default: a new ID.", HelpName = "GUID" };
        var profile = new BillingProfileOptions();
        var create = new Command("create", "Create a customer, and print it with the credentials of its first administrator.") { file, domain, reseller, requestId };
        profile.AddTo(create);
        return create.RunOnApi(options, async (context, cancellationToken) =>
        {
            var customer = await JsonInput.ReadAsync(context.Get(file), cancellationToken);
            JsonInput.Set(customer, "companyProfile.domain", context.Get(domain));
            JsonInput.Set(customer, "associatedPartnerId", context.Get(reseller));
            var billing = (customer["billingProfile"] as JsonObject)?.DeepClone() as JsonObject ?? [];
            profile.Apply(context.ParseResult, billing);
            customer["billingProfile"] = billing;
            context.Write(await context.Client.Customers.CreateAsync(JsonInput.To<Customer>(customer), context.Get(requestId), cancellationToken));
        });
    }

    private static Command CreateUpdate(ConnectionOptions options)
    {
        var customer = CreateArgument();
        var file = JsonInput.CreateOption("A JSON file with the properties of the billing profile to change; null removes a property. Options replace its values.");
        var profile = new BillingProfileOptions();
        var update = new Command("update", "Change the billing profile of a customer, and print it. Properties without an option are not changed.") { customer, file };
        profile.AddTo(update);
        return update.RunOnApi(options, async (context, cancellationToken) =>
        {
            var changes = await JsonInput.ReadAsync(context.Get(file), cancellationToken);
            profile.Apply(context.ParseResult, changes);
            if (changes.Count == 0) throw CommandException.InvalidUsage("No change was given. Use --file or an option such as --email.");
            var client = await context.FindCustomerAsync(context.Get(customer), cancellationToken);
            context.Write(await client.BillingProfile.UpdateAsync(current => Change(current, changes), cancellationToken));
        });
    }

    private static CustomerBillingProfile Change(CustomerBillingProfile current, JsonObject changes)
    {
        var changed = JsonSerializer.SerializeToNode(current, RoundTripJson.GetTypeInfo<CustomerBillingProfile>())!.AsObject();
        JsonInput.Merge(changed, changes);
        return JsonInput.To<CustomerBillingProfile>(changed);
    }

    private static Command CreateEnd(ConnectionOptions options, string name, string description, string message, Func<CustomerClient, CancellationToken, Task> end)
    {
        var customer = CreateArgument();
        return new Command(name, description) { customer }.RunOnApi(options, async (context, cancellationToken) =>
        {
            var client = await context.FindCustomerAsync(context.Get(customer), cancellationToken);
            await end(client, cancellationToken);
            context.Output.WriteMessage($"{message} {client.Id}.");
        });
    }
}
