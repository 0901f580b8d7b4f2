namespace Customary.Storage.Tenants;

/// <summary>A domain name as it is compared: case does not matter in DNS.</summary>
internal static class DomainKey
{
    public static string Of(string domain) => domain.ToLowerInvariant();
}
