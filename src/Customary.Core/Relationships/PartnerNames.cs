namespace Customary.Core.Relationships;

/// <summary>The registered names of the partners of a relationship request.</summary>
/// <param name="Partner">The name of the partner, or of the indirect reseller.</param>
/// <param name="Provider">The name of the indirect provider; null for a direct reseller.</param>
internal sealed record PartnerNames(string Partner, string? Provider);
