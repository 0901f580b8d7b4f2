namespace Customary.Core.Relationships;

/// <summary>The role of the caller in relationships with other partners. Sources: the enumeration of the .NET SDK and "Retrieve a list of indirect resellers".</summary>
internal static class RelationshipType
{
    public const string ResellerOf = "is_indirect_reseller_of";
    public const string ProviderOf = "is_indirect_cloud_solution_provider_of";

    /// <summary>Both types.</summary>
    public static ApiEnumeration All { get; } = new(ResellerOf, ProviderOf);
}
