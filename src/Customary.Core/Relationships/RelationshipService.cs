using Customary.Core.Partners;

namespace Customary.Core.Relationships;

/// <summary>The operations on relationships between partners.</summary>
internal sealed class RelationshipService(PartnerRegistry registry, PartnerStore store)
{
    private const string Active = "Active";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = "PartnerRelationship" };
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = "Collection" };

    /// <summary>Lists the partners that have the given type of relationship with the caller and whose names match the filter.</summary>
    public async Task<Outcome<ResourceCollection<PartnerRelationship>>> ListAsync(Caller caller, string? type, string? filter, CancellationToken cancellationToken)
    {
        if (RelationshipType.All.Find(type) is not { } relationshipType)
            return Fault.ValueNotKnown("relationship_type", "IsIndirectCloudSolutionProviderOf or IsIndirectResellerOf");
        var name = NameFilter.Read(filter);
        if (name.Fault is { } fault) return fault;
        var asProvider = relationshipType == RelationshipType.ProviderOf;
        if (await registry.IsOtherThanAsync(caller.Partner, asProvider ? PartnerKind.IndirectProvider : PartnerKind.IndirectReseller, cancellationToken))
            return asProvider ? NotProvider() : NotReseller();
        var related = await registry.ListRelatedAsync(caller.Partner, asProvider, cancellationToken);
        return Collection(related
            .Select(partner => Relationship(partner, relationshipType) with { State = Active, Location = partner.Country ?? DefaultPartner.Country })
            .Where(partner => name.Value.Matches(partner.Name!)));
    }

    /// <summary>The fault of a caller that is registered, but not as an indirect provider.</summary>
    internal static Fault NotProvider() => Fault.PartnerOfAnotherKind("Only an indirect provider has indirect resellers.");

    /// <summary>The fault of a caller that is registered as a direct reseller.</summary>
    internal static Fault NotIndirect() => Fault.PartnerOfAnotherKind("Only an indirect provider or indirect reseller shares customers with other partners.");

    private static Fault NotReseller() => Fault.PartnerOfAnotherKind("Only an indirect reseller has indirect providers.");

    /// <summary>Lists the partners that share a customer with the caller: its indirect reseller or indirect provider.</summary>
    public async Task<Outcome<ResourceCollection<PartnerRelationship>>> ListOfCustomerAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        if (await registry.IsAsync(caller.Partner, PartnerKind.DirectReseller, cancellationToken)) return NotIndirect();
        if (await store.FindPartnersAsync(caller.Partner, customer, cancellationToken) is not { } found) return Fault.CustomerNotFound();
        if (found.HasEnded) return Fault.RelationshipEnded();
        var relationships = new List<PartnerRelationship>();
        if (found.Reseller is { } reseller) relationships.Add(Relationship(reseller, RelationshipType.ProviderOf));
        if (found.Provider is { } provider) relationships.Add(Relationship(provider, RelationshipType.ResellerOf));
        return Collection(relationships);
    }

    private static PartnerRelationship Relationship(RelatedPartner partner, string type) => new()
    {
        Id = partner.Tenant.ToString(),
        Name = partner.Name ?? DefaultPartner.Name(partner.Tenant),
        RelationshipType = type,
        MpnId = partner.MpnId ?? DefaultPartner.MpnId(partner.Tenant),
        Attributes = Attributes,
    };

    private static ResourceCollection<PartnerRelationship> Collection(IEnumerable<PartnerRelationship> relationships)
    {
        List<PartnerRelationship> items = [.. relationships];
        return new() { TotalCount = items.Count, Items = items, Attributes = CollectionAttributes };
    }
}
