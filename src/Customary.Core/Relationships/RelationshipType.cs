namespace Customary.Core.Relationships;

/// <summary>What the caller is to the partners that it asks for. Source: the SDK's enumeration, and "Retrieve a list of indirect resellers".</summary>
internal static class RelationshipType
{
    public const string ProviderOf = "is_indirect_cloud_solution_provider_of";
    public const string ResellerOf = "is_indirect_reseller_of";

    /// <summary>The type as it is written on the wire, read in any spelling; null when it is none.</summary>
    public static string? Read(string? sent) => sent?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "ISINDIRECTCLOUDSOLUTIONPROVIDEROF" => ProviderOf,
        "ISINDIRECTRESELLEROF" => ResellerOf,
        _ => null,
    };
}
