namespace Customary.Portal.Customers;

/// <summary>Reads a customer as the partner of a session sees it.</summary>
internal static class CustomerReader
{
    /// <summary>Returns the customer; a fault if the partner does not have it, or no longer.</summary>
    public static async ValueTask<Outcome<Customer>> ReadAsync(this CustomerService customers, Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(caller, id, cancellationToken);
        return found.Fault is { } fault ? fault : CustomerSerializer.Read(found.Value);
    }

    /// <summary>Returns the indirect resellers of a partner and their names, sorted by name; empty if it has none.</summary>
    public static async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ListResellersAsync(this PartnerRegistry partners, Caller caller, CancellationToken cancellationToken) =>
        [.. (await partners.ListRelatedAsync(caller.Partner, asProvider: true, cancellationToken))
            .Select(reseller => KeyValuePair.Create(reseller.Tenant.ToString(), reseller.Name ?? DefaultPartner.Name(reseller.Tenant))).OrderBy(reseller => reseller.Value, StringComparer.CurrentCulture)];

    /// <summary>Runs an operation of the API if the cloud has it. The API checks that before its operations; a page does it here.</summary>
    /// <param name="cloud">The cloud of the server.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="run">Runs it.</param>
    public static async Task<Outcome<TResult>> RunIfAvailableAsync<TResult>(this Cloud cloud, string operation, Func<Task<Outcome<TResult>>> run)
        where TResult : notnull => CloudOperations.Has(cloud, operation) ? await run() : Fault.NotSupportedInCloud(operation, cloud.Name);
}
