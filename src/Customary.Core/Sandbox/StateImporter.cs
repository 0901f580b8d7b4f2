using Customary.Contracts.Sandbox;

namespace Customary.Core.Sandbox;

/// <summary>Adds validated data to the data of a running server.</summary>
internal static class StateImporter
{
    /// <summary>The maximum number of errors that a fault lists.</summary>
    public const int MaxReportedErrors = 50;

    /// <summary>Adds the data in one transaction. A fault says which customer is in use, and nothing changes.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The data.</param>
    /// <param name="getPlace">Returns the place of a customer in what was sent, such as <c>line 3</c>, for the fault.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<Outcome<ImportResult>> AddAsync(ImportStore store, StateImport import, Func<int, string> getPlace, CancellationToken cancellationToken)
    {
        try
        {
            await store.AddAsync(import, onlyIfEmpty: false, static _ => { }, cancellationToken);
            return new ImportResult { Partners = import.Partners.Count, Partnerships = import.Partnerships.Count, Customers = import.Customers.Count };
        }
        catch (ImportConflictException exception)
        {
            var place = getPlace(exception.Customer);
            return exception.Domain is { } domain
                ? Fault.ImportConflict($"{place}: the domain {domain} belongs to a customer.")
                : Fault.ImportConflict($"{place}, customer.customer.id: a customer with this ID exists.");
        }
    }
}
