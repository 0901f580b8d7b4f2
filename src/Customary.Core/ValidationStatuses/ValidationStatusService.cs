namespace Customary.Core.ValidationStatuses;

/// <summary>
/// Reads the validation status of a customer's account. This server does not validate accounts: a new customer gets the status of the
/// setting <c>validation-status</c>, and an operator can change it. Source: docs/contract.md#validation-status.
/// </summary>
internal sealed class ValidationStatusService(TenantStore tenants)
{
    /// <summary>The account was validated, and the customer can buy.</summary>
    public const string Allowed = "Allowed";

    private const string Account = "account";
    private static readonly ApiEnumeration Types = new(Account);

    /// <summary>The documented statuses. One of them has a space.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["Unknown", "UnderReview", Allowed, "NotAllowed", "Not Ready"];

    /// <summary>Finds the status of a type. The only type is <c>account</c>.</summary>
    public async Task<Outcome<ValidationStatus>> FindAsync(Caller caller, Guid customer, string? type, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            _ when Types.Find(type) is null => Fault.ValueNotKnown("type", Account),
            { Record.AccountStatus: { } status } => new ValidationStatus
            {
                Type = Account,
                Status = status.Status,
                LastUpdateDateTime = status.ChangedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
            },
            _ => Fault.AccountStatusNotFound(customer),
        };
}
