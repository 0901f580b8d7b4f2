namespace Customary.Contracts;

/// <summary>
/// A partner's request for a reseller relationship with a customer.
/// Source: "Customer resources", CustomerRelationshipRequest.
/// </summary>
public sealed record CustomerRelationshipRequest : ApiObject
{
    /// <summary>The URL on which the customer accepts the relationship with the partner.</summary>
    public string? Url { get; init; }

    /// <summary>The object type: <c>RelationshipRequest</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
