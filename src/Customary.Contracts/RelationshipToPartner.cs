namespace Customary.Contracts;

/// <summary>
/// The values of <see cref="Customer.RelationshipToPartner"/> as they are written on the wire.
/// Source: "Customer resources", Customer.
/// </summary>
public static class RelationshipToPartner
{
    /// <summary>The relationship has ended, or there never was one.</summary>
    public const string None = "none";

    /// <summary>The partner resells to the customer.</summary>
    public const string Reseller = "reseller";

    /// <summary>The partner advises the customer.</summary>
    public const string Advisor = "advisor";

    /// <summary>The partner syndicates to the customer.</summary>
    public const string Syndication = "syndication";

    /// <summary>Microsoft supports the customer.</summary>
    public const string MicrosoftSupport = "microsoft_support";
}
