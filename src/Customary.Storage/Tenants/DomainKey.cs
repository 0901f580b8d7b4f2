namespace Customary.Storage.Tenants;

/// <summary>Normalizes domain names for comparison, because DNS is case-insensitive.</summary>
internal static class DomainKey
{
    public static string From(string domain) => domain.ToLowerInvariant();
}
