namespace Customary.Server.Commands;

/// <summary>Sets the facts about customers that the API only reads.</summary>
internal static class CustomerSetCommand
{
    private const string NoStatus = "none";

    public static Command Create(SettingOptions options)
    {
        var customer = new Argument<string>("customer") { Description = "The tenant ID of the customer or one of its domains." };
        var status = new Option<string>("--account-status") { Description = $"The result of the account validation; {NoStatus} removes it." };
        status.AcceptOnlyFromAmong([NoStatus, .. ValidationStatusService.Statuses]);
        var signed = new Option<bool?>("--agreement-signed") { Description = "Whether the customer signed the Microsoft Customer Agreement directly: true or false." };
        var set = new Command("set", "Set facts about a customer that the API only reads. Facts without an option are not changed.") { customer, status, signed };
        return set.RunOnStore(options, async (parseResult, _, database, cancellationToken) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var (newStatus, isSigned, name) = (parseResult.GetValue(status), parseResult.GetValue(signed), parseResult.GetRequiredValue(customer));
            var tenants = new TenantStore(database);
            var exists = await FindAsync(tenants, name, cancellationToken) is { } tenant && await tenants.ReplaceAsync(
                tenant,
                tenantRecord => tenantRecord with
                {
                    AccountStatus = newStatus switch { null => tenantRecord.AccountStatus, NoStatus => null, _ => new(newStatus, now) },
                    HasSignedAgreement = isSigned ?? tenantRecord.HasSignedAgreement,
                },
                cancellationToken);
            return exists ? 0 : await parseResult.FailAsync($"customer: '{name}' does not exist. Use the tenant ID of a customer or one of its domains.");
        });
    }

    // A domain has an index; for an ID, the keys of all customers are read.
    private static ValueTask<TenantKey?> FindAsync(TenantStore tenants, string customer, CancellationToken cancellationToken) =>
        Guid.TryParse(customer, out var id) ? tenants.FindKeyAsync(id, cancellationToken) : tenants.FindKeyAsync(customer, cancellationToken);
}
