namespace Customary.Core.Relationships;

/// <summary>The result of the acceptance of a relationship request by an administrator.</summary>
/// <param name="IsAccepted">Whether the partner now has the customer. If not, the request is no longer valid or <paramref name="Quota"/> is reached.</param>
/// <param name="Quota">The sandbox quota that a partner has reached; 0 if this is not the reason.</param>
internal readonly record struct AcceptanceResult(bool IsAccepted, int Quota = 0);
