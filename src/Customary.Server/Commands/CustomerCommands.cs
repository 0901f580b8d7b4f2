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
        var customer = new Argument<Guid>("customer") { Description = "The customer's tenant id." };
        var status = new Option<string>("--account-status") { Description = $"What the validation of its account came to; {NoStatus} for no validation." };
        status.AcceptOnlyFromAmong([NoStatus, .. ValidationStatusDirectory.Statuses]);
        var signed = new Option<bool?>("--agreement-signed") { Description = "Whether it accepted the Microsoft Customer Agreement itself: true or false." };
        var set = new Command("set", "Says what is known of a customer; what is not said stays.") { customer, status, signed };
        set.SetAction((parsed, stop) => StoreCommand.RunAsync(said(parsed), parsed, async (_, database, output) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var (word, isSigned) = (parsed.GetValue(status), parsed.GetValue(signed));
            var known = await new TenantStore(database).ReplaceAsync(
                parsed.GetValue(customer),
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
}
