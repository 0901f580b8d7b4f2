namespace Customary.Server.Storage;

/// <summary>The facts of a tenant, seen by a partner that has a part of the customer.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="HasEnded">Whether that partner's relationship has ended.</param>
public sealed record HeldFacts(TenantFacts Facts, bool HasEnded);
