using Customary.Resources;
using Customary.Server.Storage;

namespace Customary.Server.Audit;

/// <summary>Makes the audit records of changes, one for each partner whose list the change touches.</summary>
internal static class AuditEntries
{
    private const string Succeeded = "succeeded";
    private const string ObjectType = "AuditRecord";
    private const string TokenApplication = "TokenApplicationId";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = ObjectType };

    /// <summary>The records of a change, to be stored with it.</summary>
    /// <param name="author">Who makes it.</param>
    /// <param name="customer">The customer that is changed; null where it is the partner itself.</param>
    /// <param name="partners">The partners in whose logs it belongs; the author's own comes first.</param>
    /// <param name="change">What is done to what.</param>
    public static IReadOnlyList<AuditEntry> Of(Author author, Guid? customer, IEnumerable<Guid> partners, AuditChange change)
    {
        IReadOnlyList<Guid> all = [author.Partner, .. partners.Where(partner => partner != author.Partner)];
        var record = new AuditRecord
        {
            Participants = [.. all.Select(partner => partner.ToString())],
            CustomerId = customer?.ToString(),
            CustomerName = change.CustomerName,
            UserPrincipalName = author.Caller.User,
            ApplicationId = author.Application ?? author.Caller.Application,
            ResourceType = change.ResourceType,
            ResourceOldValue = change.Old,
            ResourceNewValue = change.New,
            OperationType = change.OperationType,
            OriginalCorrelationId = author.CorrelationId,
            OperationStatus = Succeeded,
            CustomizedData = Details(author, change.Details),
            Attributes = Attributes,
        };
        return [.. all.Select(partner => new AuditEntry(partner, customer, change.Resource, record))];
    }

    // The header's name is the application's own word; what its token says stands beside it.
    private static AuditDetail[]? Details(Author author, IReadOnlyList<AuditDetail> details)
    {
        if (author.Application is not null && author.Caller.Application is { } application)
            return [.. details, new() { Key = TokenApplication, Value = application }];
        return details.Count == 0 ? null : [.. details];
    }
}
