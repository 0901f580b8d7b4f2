using Customary.Storage.Auditing;

namespace Customary.Core.Auditing;

/// <summary>Makes the audit records of changes, one for each partner whose list the change touches.</summary>
internal static class AuditEntries
{
    private const string Succeeded = "succeeded";
    private const string ObjectType = "AuditRecord";
    private const string TokenApplication = "TokenApplicationId";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = ObjectType };

    /// <summary>The records of a change, to be stored with it.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="customer">The customer that is changed; null where it is the partner itself.</param>
    /// <param name="partners">The partners in whose logs it belongs; the author's own comes first.</param>
    /// <param name="change">What is done to what.</param>
    public static IReadOnlyList<AuditEntry> Create(AuditActor actor, Guid? customer, IEnumerable<Guid> partners, AuditChange change)
    {
        IReadOnlyList<Guid> all = [actor.Partner, .. partners.Where(partner => partner != actor.Partner)];
        var record = new AuditRecord
        {
            Participants = [.. all.Select(partner => partner.ToString())],
            CustomerId = customer?.ToString(),
            CustomerName = change.CustomerName,
            UserPrincipalName = actor.Caller.User,
            ApplicationId = actor.Application ?? actor.Caller.Application,
            ResourceType = change.ResourceType,
            ResourceOldValue = change.Old,
            ResourceNewValue = change.New,
            OperationType = change.OperationType,
            OriginalCorrelationId = actor.CorrelationId,
            OperationStatus = Succeeded,
            CustomizedData = Details(actor, change.Details),
            Attributes = Attributes,
        };
        return [.. all.Select(partner => new AuditEntry(partner, customer, change.Resource, record))];
    }

    // The header's name is the application's own word; what its token says stands beside it.
    private static AuditDetail[]? Details(AuditActor actor, IReadOnlyList<AuditDetail> details)
    {
        if (actor.Application is not null && actor.Caller.Application is { } application)
            return [.. details, new() { Key = TokenApplication, Value = application }];
        return details.Count == 0 ? null : [.. details];
    }
}
