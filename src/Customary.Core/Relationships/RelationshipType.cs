namespace Customary.Core.Relationships;

/// <summary>The role of the caller in relationships with other partners. Sources: the enumeration of the .NET SDK and "Retrieve a list of indirect resellers".</summary>
internal static class RelationshipType
{
    public const string ProviderOf = "is_indirect_cloud_solution_provider_of";
    public const string ResellerOf = "is_indirect_reseller_of";

    /// <summary>Parses a type in any casing, with or without underscores; null if it is unknown.</summary>
    public static string? Read(string? text) => text?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "ISINDIRECTCLOUDSOLUTIONPROVIDEROF" => ProviderOf,
        "ISINDIRECTRESELLEROF" => ResellerOf,
        _ => null,
    };
}
