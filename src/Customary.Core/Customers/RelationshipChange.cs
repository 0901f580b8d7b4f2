namespace Customary.Core.Customers;

/// <summary>
/// The change that a PATCH of a customer requests. Sources: "Remove a reseller relationship with a customer" and "Remove
/// delegated admin privileges". Changes that neither page documents are errors (docs/contract.md#ending-a-relationship).
/// </summary>
/// <param name="EndsRelationship">Whether the reseller relationship ends.</param>
/// <param name="EndsDelegatedAccess">Whether the delegated access ends.</param>
internal readonly record struct RelationshipChange(bool EndsRelationship, bool EndsDelegatedAccess)
{
    // The value that both .NET SDKs write by default.
    private const string Unknown = "unknown";

    private static readonly ApiEnumeration Relationships = new(
        Unknown, RelationshipToPartner.Reseller, RelationshipToPartner.Advisor, RelationshipToPartner.Syndication, RelationshipToPartner.MicrosoftSupport,
        RelationshipToPartner.None);

    /// <summary>Reads the change. Other properties are ignored, because clients send whole customers.</summary>
    public static Outcome<RelationshipChange> Read(Customer input)
    {
        var errors = new ValidationErrors();
        var relationship = Relationships.Find(input.RelationshipToPartner);
        var isSet = !string.IsNullOrEmpty(input.RelationshipToPartner) && relationship != Unknown;
        var ends = relationship == RelationshipToPartner.None;
        if (isSet && !ends) errors.Add("relationshipToPartner", "can only be set to none; the customer grants other relationships by accepting a relationship request");
        if (input.AllowDelegatedAccess == true) errors.Add("allowDelegatedAccess", "can only be set to false; the customer grants delegated access by accepting a relationship request");
        if (errors.IsEmpty && !ends && input.AllowDelegatedAccess is null) errors.Add("relationshipToPartner", "must be none, or allowDelegatedAccess must be false; otherwise the body changes nothing");
        return errors.IsEmpty ? new RelationshipChange(ends, input.AllowDelegatedAccess == false) : Fault.ValidationFailed(errors);
    }

    /// <summary>Applies the change to a stored view.</summary>
    public CustomerChange<Outcome<byte[]>> Apply(AuditActor actor, CustomerRow? stored, TenantRecord? tenantRecord)
    {
        if (stored is null) return new(Fault.CustomerNotFound());

        // The real service answers the second end of a relationship with another code than all other requests.
        if (stored.HasEnded) return new(EndsRelationship ? Fault.NoRelationshipToEnd() : Fault.RelationshipEnded());
        var view = CustomerSerializer.Read(stored.Body);
        var changed = view with
        {
            RelationshipToPartner = EndsRelationship ? RelationshipToPartner.None : view.RelationshipToPartner,
            AllowDelegatedAccess = false,
        };
        if (changed == view) return new(stored.Body);
        var body = CustomerSerializer.Render(changed, tenantRecord!);
        return new(body, stored with { Relationship = changed.RelationshipToPartner!, Body = body }, BuildAudit(actor, stored, view, CustomerSerializer.Read(body)));
    }

    // One record each for the relationship and the access, which ends with the relationship (docs/contract.md#audit-records).
    private static List<AuditEntry> BuildAudit(AuditActor actor, CustomerRow stored, Customer old, Customer changed)
    {
        var entries = new List<AuditEntry>();
        if (old.AllowDelegatedAccess == true) Add(AuditOperationType.EndDelegatedAccess, AuditResourceType.PartnerCustomerDelegatedAccess);
        if (old.RelationshipToPartner != changed.RelationshipToPartner) Add(AuditOperationType.RemoveRelationship, AuditResourceType.Customer);
        return entries;

        void Add(string operation, string resource) => entries.AddRange(AuditEntries.Create(actor, stored.Customer, [], new(operation, resource)
        {
            CustomerName = stored.CompanyName,
            Old = AuditValue.Of(old),
            New = AuditValue.Of(changed),
        }));
    }
}
