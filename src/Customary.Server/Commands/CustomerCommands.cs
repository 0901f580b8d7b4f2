using System.CommandLine;
using Customary.Core.ValidationStatuses;
using Customary.Storage.Tenants;

namespace Customary.Server.Commands;

/// <summary>What the real service finds out about customers by itself, and an operator says here.</summary>
internal static class CustomerCommands
{
    private const string NoStatus = "none";

    public static Command Create(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var customer = new Argument<string>("customer") { Description = "The customer's tenant id, or one of its domains." };
        var status = new Option<string>("--account-status") { Description = $"What the validation of its account came to; {NoStatus} for no validation." };
        status.AcceptOnlyFromAmong([NoStatus, .. ValidationStatusService.Statuses]);
        var signed = new Option<bool?>("--agreement-signed") { Description = "Whether it accepted the Microsoft Customer Agreement itself: true or false." };
        var set = new Command("set", "Says what is known of a customer; what is not said stays.") { customer, status, signed };
        set.SetAction((parseResult, cancellationToken) => StoreCommand.RunAsync(said(parseResult), parseResult, async (_, database, output) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var (word, isSigned) = (parseResult.GetValue(status), parseResult.GetValue(signed));
            var tenants = new TenantStore(database);
            var known = await FindAsync(tenants, parseResult.GetRequiredValue(customer), cancellationToken) is { } tenant && await tenants.ReplaceAsync(
                tenant,
                tenantRecord => tenantRecord with
                {
                    AccountStatus = word switch { null => tenantRecord.AccountStatus, NoStatus => null, _ => new(word, now) },
                    HasSignedAgreement = isSigned ?? tenantRecord.HasSignedAgreement,
                },
                cancellationToken);
            if (known) return 0;
            await output.WriteLineAsync("There is no such customer.");
            return StoreCommand.Failed;
        }, cancellationToken));
        return new("customers", "What is known of customers besides what their partners say: set.") { set };
    }

    // A domain leads to the customer at once; for an id alone the keys of all customers are walked through.
    private static ValueTask<TenantKey?> FindAsync(TenantStore tenants, string customer, CancellationToken cancellationToken) =>
        Guid.TryParse(customer, out var id) ? tenants.FindKeyAsync(id, cancellationToken) : tenants.FindKeyAsync(customer, cancellationToken);
}
