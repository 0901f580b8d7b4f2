namespace Customary.Contracts;

/// <summary>
/// The address at which a customer takes a partner as its reseller.
/// Source: "Customer resources", CustomerRelationshipRequest.
/// </summary>
public sealed record CustomerRelationshipRequest
{
    /// <summary>The URL that the customer opens to establish a relationship with the partner.</summary>
    public string? Url { get; init; }

    /// <summary>The kind of this resource: <c>RelationshipRequest</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
