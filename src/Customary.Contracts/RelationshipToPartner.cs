namespace Customary.Contracts;

/// <summary>
/// Values of <see cref="Customer.RelationshipToPartner"/>.
/// Source: "Customer resources", Customer.
/// </summary>
public static class RelationshipToPartner
{
    /// <summary>The partner and the customer have no relationship, or it has ended.</summary>
    public const string None = "none";

    /// <summary>The partner is a reseller of the customer.</summary>
    public const string Reseller = "reseller";

    /// <summary>The partner is an advisor of the customer.</summary>
    public const string Advisor = "advisor";

    /// <summary>The partner is a syndication partner of the customer.</summary>
    public const string Syndication = "syndication";

    /// <summary>The partner is a Microsoft support agent of the customer.</summary>
    public const string MicrosoftSupport = "microsoft_support";
}
