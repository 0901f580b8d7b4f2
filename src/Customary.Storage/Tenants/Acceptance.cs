namespace Customary.Storage.Tenants;

/// <summary>The last acceptance of a partner's relationship request.</summary>
/// <param name="Partner">The partner: a tenant ID.</param>
/// <param name="At">When the relationship began.</param>
internal sealed record Acceptance(Guid Partner, DateTimeOffset At);
