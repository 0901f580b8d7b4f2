namespace Customary.Core.Auditing;

/// <summary>Creates the audit records of changes, one for each affected partner.</summary>
internal static class AuditEntries
{
    private const string Succeeded = "succeeded";
    private const string ObjectType = "AuditRecord";
    private const string TokenApplication = "TokenApplicationId";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = ObjectType };

    /// <summary>Creates the records of a change. They must be stored in the transaction of the change.</summary>
    /// <param name="actor">Who makes the change.</param>
    /// <param name="customer">The changed customer; null if the partner itself is changed.</param>
    /// <param name="partners">The partners that get a record in their logs, in addition to the partner of the actor, which comes first.</param>
    /// <param name="change">The operation and its resource.</param>
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
            SessionId = actor.Caller.Session?.ToString(),
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

    // The application chose the name in the header, so the application of its token is added as a detail.
    private static AuditDetail[]? Details(AuditActor actor, IReadOnlyList<AuditDetail> details)
    {
        if (actor.Application is not null && actor.Caller.Application is { } application)
            return [.. details, new() { Key = TokenApplication, Value = application }];
        return details.Count == 0 ? null : [.. details];
    }
}
