namespace Customary.Storage.Tenants;

/// <summary>The validation status of a customer's account.</summary>
/// <param name="Status">A value of <see cref="Customary.Contracts.ValidationStatus.Status"/>.</param>
/// <param name="ChangedAt">The time of the last status change.</param>
internal sealed record AccountStatus(string Status, DateTimeOffset ChangedAt);
