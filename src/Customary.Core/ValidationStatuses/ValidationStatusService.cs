using System.Globalization;
using Customary.Storage.Tenants;

namespace Customary.Core.ValidationStatuses;

/// <summary>
/// How far the validation of a customer's account is. Source: "Retrieve the validation status of a customer"; nobody
/// validates accounts here, so there is a status only where an operator set one.
/// </summary>
internal sealed class ValidationStatusService(TenantStore tenants)
{
    private const string Account = "account";

    /// <summary>The statuses that are documented, one of them with a space.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["Unknown", "UnderReview", "Allowed", "NotAllowed", "Not Ready"];

    /// <summary>The status of that type, of which there is one: <c>account</c>.</summary>
    public async Task<Outcome<ValidationStatus>> FindAsync(Caller caller, Guid customer, string? type, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            _ when !Account.Equals(type?.Trim(), StringComparison.OrdinalIgnoreCase) => Fault.ValueNotKnown("type", Account),
            { Record.AccountStatus: { } status } => new ValidationStatus
            {
                Type = Account,
                Status = status.Status,
                LastUpdateDateTime = status.ChangedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
            },
            _ => Fault.AccountStatusNotFound(customer),
        };
}
