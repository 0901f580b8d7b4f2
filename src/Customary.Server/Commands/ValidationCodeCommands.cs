using System.CommandLine;
using Customary.Server.Qualifications;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Commands;

/// <summary>The administration of partners' validation codes on the store; each command takes the service's settings.</summary>
internal static class ValidationCodeCommands
{
    public static Command Make(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The partner's tenant id." };
        var code = new Argument<string>("code") { Description = "The validation code: digits." };
        var organization = new Option<string>("--organization-name") { Description = "The organization that was validated.", Required = true };
        var creates = new Option<long>("--max-creates") { Description = "How many customers can be qualified with the code.", Required = true };
        var add = new Command("add", "Gives a partner a validation code, or changes one that it has: what was used of it stays used.") { tenant, code, organization, creates };
        add.SetAction((parsed, stop) => StoreCommand.RunAsync(said(parsed), parsed, async (settings, database, output) =>
        {
            var codes = new ValidationCodes(new(database), FeatureOptions.Qualifications(settings), TimeProvider.System);
            var wrong = await codes.PutAsync(parsed.GetValue(tenant), parsed.GetRequiredValue(code), parsed.GetRequiredValue(organization), parsed.GetValue(creates), stop);
            foreach (var violation in wrong) await output.WriteLineAsync($"{violation.Field} {violation.Reason}");
            return wrong.Count == 0 ? 0 : StoreCommand.Failed;
        }, stop));
        var remove = new Command("remove", "Takes a validation code from a partner; customers that were qualified with it stay so.") { tenant, code };
        remove.SetAction((parsed, stop) => StoreCommand.RunAsync(said(parsed), parsed, async (_, database, output) =>
        {
            if (await new ValidationCodeStore(database).RemoveAsync(parsed.GetValue(tenant), parsed.GetRequiredValue(code), stop)) return 0;
            await output.WriteLineAsync("There is no such validation code.");
            return StoreCommand.Failed;
        }, stop));
        var list = new Command("list", "Prints the validation codes, one a line: tenant, code, how many customers, how many more, organization.");
        list.SetAction((parsed, stop) => StoreCommand.RunAsync(said(parsed), parsed, async (_, database, output) =>
        {
            foreach (var found in await new ValidationCodeStore(database).ListAsync(stop))
                await output.WriteLineAsync($"{found.Partner}\t{found.ValidationId}\t{found.MaxCreates}\t{found.RemainingCreates}\t{found.OrganizationName}");
            return 0;
        }, stop));
        return new("validation-codes", "With which codes partners qualify government customers: add, remove and list.") { add, remove, list };
    }
}
