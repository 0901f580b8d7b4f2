namespace Customary.Contracts;

/// <summary>
/// The relationship of the calling partner to another partner.
/// Source: "Retrieve a list of indirect resellers", "Get indirect resellers of a customer".
/// </summary>
public sealed record PartnerRelationship : ApiObject
{
    /// <summary>The tenant ID of the other partner: a GUID.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the other partner.</summary>
    public string? Name { get; init; }

    /// <summary>The role of the calling partner: <c>is_indirect_cloud_solution_provider_of</c> or <c>is_indirect_reseller_of</c>.</summary>
    public string? RelationshipType { get; init; }

    /// <summary>The state of the relationship: <c>Active</c>. Present in the list of relationships only.</summary>
    public string? State { get; init; }

    /// <summary>The partner network ID of the other partner.</summary>
    public string? MpnId { get; init; }

    /// <summary>The country of the other partner: an ISO 3166-1 alpha-2 code. Present in the list of relationships only.</summary>
    public string? Location { get; init; }

    /// <summary>The object type: <c>PartnerRelationship</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
