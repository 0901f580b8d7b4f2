using System.CommandLine;
using Customary.Server.Storage;
using Customary.Server.Validations;

namespace Customary.Server.Commands;

/// <summary>What the real service finds out about customers by itself, and an operator says here.</summary>
internal static class CustomerCommands
{
    private const string NoStatus = "none";

    public static Command Make(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var customer = new Argument<string>("customer") { Description = "The customer's tenant id, or one of its domains." };
        var status = new Option<string>("--account-status") { Description = $"What the validation of its account came to; {NoStatus} for no validation." };
        status.AcceptOnlyFromAmong([NoStatus, .. ValidationStatusDirectory.Statuses]);
        var signed = new Option<bool?>("--agreement-signed") { Description = "Whether it accepted the Microsoft Customer Agreement itself: true or false." };
        var set = new Command("set", "Says what is known of a customer; what is not said stays.") { customer, status, signed };
        set.SetAction((parsed, stop) => StoreCommand.RunAsync(said(parsed), parsed, async (_, database, output) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var (word, isSigned) = (parsed.GetValue(status), parsed.GetValue(signed));
            var tenants = new TenantStore(database);
            var known = await FindAsync(tenants, parsed.GetRequiredValue(customer), stop) is { } tenant && await tenants.ReplaceAsync(
                tenant,
                facts => facts with
                {
                    AccountStatus = word switch { null => facts.AccountStatus, NoStatus => null, _ => new(word, now) },
                    HasSignedAgreement = isSigned ?? facts.HasSignedAgreement,
                },
                stop);
            if (known) return 0;
            await output.WriteLineAsync("There is no such customer.");
            return StoreCommand.Failed;
        }, stop));
        return new("customers", "What is known of customers besides what their partners say: set.") { set };
    }

    // A domain leads to the customer at once; for an id alone the keys of all customers are walked through.
    private static ValueTask<TenantKey?> FindAsync(TenantStore tenants, string customer, CancellationToken stop) =>
        Guid.TryParse(customer, out var id) ? tenants.FindKeyAsync(id, stop) : tenants.FindKeyAsync(customer, stop);
}
