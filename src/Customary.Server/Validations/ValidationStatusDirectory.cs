using System.Globalization;
using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Storage;

namespace Customary.Server.Validations;

/// <summary>
/// How far the validation of a customer's account is. Source: "Retrieve the validation status of a customer"; nobody
/// validates accounts here, so there is a status only where an operator set one.
/// </summary>
public sealed class ValidationStatusDirectory(TenantStore tenants)
{
    private const string Account = "account";

    /// <summary>The statuses that are documented, one of them with a space.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["Unknown", "UnderReview", "Allowed", "NotAllowed", "Not Ready"];

    /// <summary>The status of that type, of which there is one: <c>account</c>.</summary>
    public async Task<Outcome<ValidationStatus>> FindAsync(Caller caller, Guid customer, string? type, CancellationToken stop) =>
        await tenants.FindAsync(caller.Partner, customer, stop) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            _ when !Account.Equals(type?.Trim(), StringComparison.OrdinalIgnoreCase) => Fault.ValueNotKnown("type", Account),
            { Facts.AccountStatus: { } status } => new ValidationStatus
            {
                Type = Account,
                Status = status.Status,
                LastUpdateDateTime = status.ChangedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
            },
            _ => Fault.AccountStatusNotFound(customer),
        };
}
