using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Registry;

/// <summary>The facts about the customers of a store that partners can only read, in this process.</summary>
internal sealed class LocalSandboxCustomers(TenantStore tenants, TimeProvider clock) : ISandboxCustomers
{
    /// <summary>The account status that removes the status.</summary>
    public const string NoStatus = "none";

    /// <inheritdoc/>
    public async Task<CustomerFacts> SetAsync(string customer, CustomerFacts facts, CancellationToken cancellationToken = default) =>
        (await TrySetAsync(customer, facts, cancellationToken)).GetValueOrThrow();

    /// <summary>Sets facts, or returns the fault.</summary>
    public async Task<Outcome<CustomerFacts>> TrySetAsync(string customer, CustomerFacts facts, CancellationToken cancellationToken)
    {
        if (facts.AccountStatus is { } status && status != NoStatus && !ValidationStatusService.Statuses.Contains(status))
            return Fault.InvalidParameter("accountStatus", $"must be one of {NoStatus}, {string.Join(", ", ValidationStatusService.Statuses)}");
        CustomerFacts? result = null;
        var exists = await FindAsync(customer, cancellationToken) is { } tenant && await tenants.ReplaceAsync(
            tenant,
            record =>
            {
                var changed = record with
                {
                    AccountStatus = facts.AccountStatus switch { null => record.AccountStatus, NoStatus => null, { } given => new(given, clock.GetUtcNow()) },
                    HasSignedAgreement = facts.AgreementSigned ?? record.HasSignedAgreement,
                };
                result = new() { AccountStatus = changed.AccountStatus?.Status, AgreementSigned = changed.HasSignedAgreement };
                return changed;
            },
            cancellationToken);
        return exists ? result! : Fault.AnyCustomerNotFound(customer);
    }

    // A domain has an index; for an ID, the keys of all customers are read.
    private ValueTask<TenantKey?> FindAsync(string customer, CancellationToken cancellationToken) =>
        Guid.TryParse(customer, out var id) ? tenants.FindKeyAsync(id, cancellationToken) : tenants.FindKeyAsync(customer, cancellationToken);
}
