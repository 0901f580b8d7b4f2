namespace Customary.Contracts;

/// <summary>
/// A partner with whom a partner works.
/// Source: "Retrieve a list of indirect resellers", "Get indirect resellers of a customer".
/// </summary>
public sealed record PartnerRelationship
{
    /// <summary>The tenant of the partner on the receiving side: a GUID.</summary>
    public string? Id { get; init; }

    /// <summary>The name of that partner.</summary>
    public string? Name { get; init; }

    /// <summary>What the caller is to it: <c>is_indirect_cloud_solution_provider_of</c> or <c>is_indirect_reseller_of</c>.</summary>
    public string? RelationshipType { get; init; }

    /// <summary>Whether they work together now: <c>Active</c>; in the list of relationships only.</summary>
    public string? State { get; init; }

    /// <summary>That partner's id in the partner network.</summary>
    public string? MpnId { get; init; }

    /// <summary>Where that partner is, an ISO 3166-1 alpha-2 code; in the list of relationships only.</summary>
    public string? Location { get; init; }

    /// <summary>The kind of this resource: <c>PartnerRelationship</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
