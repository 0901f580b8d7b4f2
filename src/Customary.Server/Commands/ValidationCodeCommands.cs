using System.CommandLine;
using Customary.Core.Qualifications;
using Customary.Hosting.Configuration;
using Customary.Storage.Qualifications;

namespace Customary.Server.Commands;

/// <summary>The administration of partners' validation codes on the store; each command takes the service's settings.</summary>
internal static class ValidationCodeCommands
{
    public static Command Create(Func<ParseResult, IReadOnlyDictionary<string, string>> said)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The partner's tenant id." };
        var code = new Argument<string>("code") { Description = "The validation code: digits." };
        var organization = new Option<string>("--organization-name") { Description = "The organization that was validated.", Required = true };
        var creates = new Option<long>("--max-creates") { Description = "How many customers can be qualified with the code.", Required = true };
        var add = new Command("add", "Gives a partner a validation code, or changes one that it has: what was used of it stays used.") { tenant, code, organization, creates };
        add.SetAction((parseResult, cancellationToken) => StoreCommand.RunAsync(said(parseResult), parseResult, async (settings, database, output) =>
        {
            var codes = new ValidationCodeService(new(database), FeatureOptions.Qualifications(settings), TimeProvider.System);
            var wrong = await codes.SetAsync(parseResult.GetValue(tenant), parseResult.GetRequiredValue(code), parseResult.GetRequiredValue(organization), parseResult.GetValue(creates), cancellationToken);
            foreach (var error in wrong) await output.WriteLineAsync($"{error.Field} {error.Reason}");
            return wrong.Count == 0 ? 0 : StoreCommand.Failed;
        }, cancellationToken));
        var remove = new Command("remove", "Takes a validation code from a partner; customers that were qualified with it stay so.") { tenant, code };
        remove.SetAction((parseResult, cancellationToken) => StoreCommand.RunAsync(said(parseResult), parseResult, async (_, database, output) =>
        {
            if (await new ValidationCodeStore(database).RemoveAsync(parseResult.GetValue(tenant), parseResult.GetRequiredValue(code), cancellationToken)) return 0;
            await output.WriteLineAsync("There is no such validation code.");
            return StoreCommand.Failed;
        }, cancellationToken));
        var list = new Command("list", "Prints the validation codes, one a line: tenant, code, how many customers, how many more, organization.");
        list.SetAction((parseResult, cancellationToken) => StoreCommand.RunAsync(said(parseResult), parseResult, async (_, database, output) =>
        {
            foreach (var found in await new ValidationCodeStore(database).ListAsync(cancellationToken))
                await output.WriteLineAsync($"{found.Partner}\t{found.ValidationId}\t{found.MaxCreates}\t{found.RemainingCreates}\t{found.OrganizationName}");
            return 0;
        }, cancellationToken));
        return new("validation-codes", "With which codes partners qualify government customers: add, remove and list.") { add, remove, list };
    }
}
