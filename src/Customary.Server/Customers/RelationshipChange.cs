using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Faults;
using Customary.Server.Storage;

namespace Customary.Server.Customers;

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
        var found = new Violations();
        var relationship = sent.RelationshipToPartner?.Replace("_", "", StringComparison.Ordinal);
        var isSaid = !string.IsNullOrEmpty(relationship) && !relationship.Equals(Unknown, StringComparison.OrdinalIgnoreCase);
        var ends = isSaid && relationship!.Equals(RelationshipToPartner.None, StringComparison.OrdinalIgnoreCase);
        if (isSaid && !ends) found.Add("relationshipToPartner", "can be set to none only; the customer grants the rest by accepting a relationship request");
        if (sent.AllowDelegatedAccess == true) found.Add("allowDelegatedAccess", "can be set to false only; the customer grants it by accepting a relationship request");
        if (found.IsEmpty && !ends && sent.AllowDelegatedAccess is null) found.Add("relationshipToPartner", "must be none, or allowDelegatedAccess false: the body changes nothing");
        return found.IsEmpty ? new RelationshipChange(ends, sent.AllowDelegatedAccess == false) : Fault.Invalid(found);
    }

    /// <summary>Carries the change out on what is stored.</summary>
    public CustomerChange<Outcome<byte[]>> Apply(Author author, CustomerRow? stored, TenantFacts? facts)
    {
        if (stored is null) return new(Fault.CustomerNotFound());

        // Ending an ended relationship again is no fault; anything else of it is out of reach.
        if (stored.HasEnded) return new(EndsRelationship ? stored.Body : Fault.RelationshipEnded());
        var part = CustomerDocuments.Read(stored.Body);
        var changed = part with
        {
            RelationshipToPartner = EndsRelationship ? RelationshipToPartner.None : part.RelationshipToPartner,
            AllowDelegatedAccess = false,
        };
        if (changed == part) return new(stored.Body);
        var body = CustomerDocuments.Render(changed, facts!);
        return new(body, stored with { Relationship = changed.RelationshipToPartner!, Body = body }, Tell(author, stored, part, CustomerDocuments.Read(body)));
    }

    // One record for each that ended: the access ends with the relationship (decision 14).
    private static List<AuditEntry> Tell(Author author, CustomerRow stored, Customer old, Customer changed)
    {
        var entries = new List<AuditEntry>();
        if (old.AllowDelegatedAccess == true) Add(AuditOperationType.EndDelegatedAccess, AuditResourceType.PartnerCustomerDelegatedAccess);
        if (old.RelationshipToPartner != changed.RelationshipToPartner) Add(AuditOperationType.RemoveRelationship, AuditResourceType.Customer);
        return entries;

        void Add(string operation, string resource) => entries.AddRange(AuditEntries.Of(author, stored.Customer, [], new(operation, resource)
        {
            CustomerName = stored.CompanyName,
            Old = AuditValue.Of(old),
            New = AuditValue.Of(changed),
        }));
    }
}
