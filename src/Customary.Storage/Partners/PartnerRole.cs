namespace Customary.Storage.Partners;

/// <summary>The stored values for the role of a partner in a partnership.</summary>
internal static class PartnerRole
{
    public const string Provider = "provider";
    public const string Reseller = "reseller";
}
