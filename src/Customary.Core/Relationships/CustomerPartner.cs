namespace Customary.Core.Relationships;

/// <summary>A partner of a customer, as the customer sees it.</summary>
/// <param name="Partner">The tenant ID of the partner.</param>
/// <param name="Name">The registered name.</param>
/// <param name="Role">What the partner is for the customer.</param>
/// <param name="OtherName">The name of the other partner of an indirect relationship: of the provider, or of the reseller; null for a direct reseller.</param>
/// <param name="Since">When the relationship began; null if no record of the server says so.</param>
/// <param name="HasDelegatedAccess">Whether the partner can administer the customer's directory.</param>
/// <param name="HasEnded">Whether the relationship has ended.</param>
internal sealed record CustomerPartner(Guid Partner, string Name, CustomerPartnerRole Role, string? OtherName, DateTimeOffset? Since, bool HasDelegatedAccess, bool HasEnded);

/// <summary>What a partner is for a customer.</summary>
internal enum CustomerPartnerRole
{
    /// <summary>A reseller without another partner.</summary>
    DirectReseller,

    /// <summary>The reseller of an indirect provider.</summary>
    IndirectReseller,

    /// <summary>The provider of an indirect reseller.</summary>
    IndirectProvider,
}
