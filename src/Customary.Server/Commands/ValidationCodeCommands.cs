namespace Customary.Server.Commands;

/// <summary>Manages the validation codes with which partners qualify government customers.</summary>
internal static class ValidationCodeCommands
{
    public static Command Create(SettingOptions options)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The tenant ID of the partner." };
        var code = new Argument<string>("code") { Description = "The validation code, digits only." };
        var organization = new Option<string>("--organization-name") { Description = "The name of the validated organization.", Required = true };
        var maxCreates = new Option<long>("--max-creates") { Description = "The number of customers that can be qualified with the code.", Required = true };
        var add = new Command("add", "Add a validation code to a partner, or change it. Uses of the code still count.") { tenant, code, organization, maxCreates };
        add.RunOnStore(options, async (parseResult, _, database, cancellationToken) =>
        {
            var codes = new ValidationCodeService(new(database), new(), TimeProvider.System);
            var errors = await codes.SetAsync(
                parseResult.GetValue(tenant), parseResult.GetRequiredValue(code), parseResult.GetRequiredValue(organization), parseResult.GetValue(maxCreates), cancellationToken);
            foreach (var error in errors) await parseResult.FailAsync($"{(error.Field == code.Name ? "" : "--")}{error.Field}: {error.Reason}.");
            return errors.Count == 0 ? 0 : CommandLine.InvalidUsage;
        });

        var remove = new Command("remove", "Remove a validation code from a partner. Qualified customers stay qualified.") { tenant, code };
        remove.RunOnStore(options, async (parseResult, _, database, cancellationToken) =>
            await new ValidationCodeStore(database).RemoveAsync(parseResult.GetValue(tenant), parseResult.GetRequiredValue(code), cancellationToken)
                ? 0
                : await parseResult.FailAsync("The partner does not have this validation code. Run `customary validation-codes list` to list all codes."));

        var list = new Command("list", "Print the validation codes, one per line: tenant, code, customers allowed, customers left, organization.");
        list.RunOnStore(options, async (parseResult, _, database, cancellationToken) =>
        {
            foreach (var row in await new ValidationCodeStore(database).ListAsync(cancellationToken))
                await parseResult.InvocationConfiguration.Output.WriteLineAsync($"{row.Partner}\t{row.ValidationId}\t{row.MaxCreates}\t{row.RemainingCreates}\t{row.OrganizationName}");
            return 0;
        });
        return new("validation-codes", "Manage the codes with which partners qualify government customers.") { add, remove, list };
    }
}
