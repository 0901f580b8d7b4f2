namespace Customary.Client;

/// <summary>Which relationship a customer is invited to accept.</summary>
public sealed record RelationshipRequestQuery
{
    /// <summary>The tenant ID of the indirect provider, a GUID.</summary>
    public string? IndirectProviderId { get; init; }

    /// <summary>The tenant ID of the indirect reseller, a GUID.</summary>
    public string? IndirectResellerId { get; init; }

    /// <summary>Whether the partner is both provider and reseller.</summary>
    public bool? DualRole { get; init; }
}
