namespace Customary.Storage.Partners;

/// <summary>What a partner is in a partnership, as it is stored.</summary>
internal static class PartnerRole
{
    public const string Provider = "provider";
    public const string Reseller = "reseller";
}
