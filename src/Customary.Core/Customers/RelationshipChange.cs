using Customary.Core.Auditing;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Tenants;

namespace Customary.Core.Customers;

/// <summary>
/// What a PATCH of a customer asks for. Sources: "Remove a reseller relationship with a customer", "Remove
/// delegated admin privileges"; what neither documents is refused (the contract, sections 4.4 and 4.5).
/// </summary>
/// <param name="EndsRelationship">Whether the reseller relationship ends.</param>
/// <param name="EndsDelegatedAccess">Whether the delegated access ends.</param>
internal readonly record struct RelationshipChange(bool EndsRelationship, bool EndsDelegatedAccess)
{
    // What both .NET SDKs write where nothing is meant.
    private const string Unknown = "unknown";

    /// <summary>Reads the change; members that a PATCH does not document are not looked at, for clients send whole customers.</summary>
    public static Outcome<RelationshipChange> Read(Customer sent)
    {
        var errors = new ValidationErrors();
        var relationship = sent.RelationshipToPartner?.Replace("_", "", StringComparison.Ordinal);
        var isSaid = !string.IsNullOrEmpty(relationship) && !relationship.Equals(Unknown, StringComparison.OrdinalIgnoreCase);
        var ends = isSaid && relationship!.Equals(RelationshipToPartner.None, StringComparison.OrdinalIgnoreCase);
        if (isSaid && !ends) errors.Add("relationshipToPartner", "can be set to none only; the customer grants the rest by accepting a relationship request");
        if (sent.AllowDelegatedAccess == true) errors.Add("allowDelegatedAccess", "can be set to false only; the customer grants it by accepting a relationship request");
        if (errors.IsEmpty && !ends && sent.AllowDelegatedAccess is null) errors.Add("relationshipToPartner", "must be none, or allowDelegatedAccess false: the body changes nothing");
        return errors.IsEmpty ? new RelationshipChange(ends, sent.AllowDelegatedAccess == false) : Fault.ValidationFailed(errors);
    }

    /// <summary>Carries the change out on what is stored.</summary>
    public CustomerChange<Outcome<byte[]>> Apply(AuditActor actor, CustomerRow? stored, TenantRecord? tenantRecord)
    {
        if (stored is null) return new(Fault.CustomerNotFound());

        // Ending an ended relationship again is no fault; anything else of it is out of reach.
        if (stored.HasEnded) return new(EndsRelationship ? stored.Body : Fault.RelationshipEnded());
        var part = CustomerSerializer.Read(stored.Body);
        var changed = part with
        {
            RelationshipToPartner = EndsRelationship ? RelationshipToPartner.None : part.RelationshipToPartner,
            AllowDelegatedAccess = false,
        };
        if (changed == part) return new(stored.Body);
        var body = CustomerSerializer.Render(changed, tenantRecord!);
        return new(body, stored with { Relationship = changed.RelationshipToPartner!, Body = body }, BuildAudit(actor, stored, part, CustomerSerializer.Read(body)));
    }

    // One record for each that ended: the access ends with the relationship (decision 14).
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
