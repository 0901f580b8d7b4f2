namespace Customary.Client;

/// <summary>Which relationships of the partner with other partners a list contains.</summary>
public enum PartnerRelationshipType
{
    /// <summary>The indirect resellers of this indirect provider.</summary>
    IsIndirectCloudSolutionProviderOf,

    /// <summary>The indirect providers of this indirect reseller.</summary>
    IsIndirectResellerOf,
}
