namespace Customary.Contracts;

/// <summary>
/// A recorded operation: the actor, the resource, the change and the time.
/// Source: "Auditing resources", AuditRecord.
/// </summary>
public sealed record AuditRecord : ApiObject
{
    /// <summary>The ID of the record: partner, customer, resource, operation and time, separated by underscores.</summary>
    public string? Id { get; init; }

    /// <summary>The partner that owns the record: a tenant ID (GUID).</summary>
    public string? PartnerId { get; init; }

    /// <summary>The tenant IDs (GUIDs) of all affected partners. The acting partner is the first item.</summary>
    public IReadOnlyList<string>? Participants { get; init; }

    /// <summary>The affected customer: a tenant ID (GUID).</summary>
    public string? CustomerId { get; init; }

    /// <summary>The company name of the customer.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The principal name of the acting user. Absent when an application acted without a user.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The ID of the acting application: a GUID.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The sign-in of the acting user or application, the same for all its requests: a GUID. Absent when its token does not identify one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The type of the changed resource. See <see cref="AuditResourceType"/>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The resource before the change, as JSON text. Absent when the resource was created.</summary>
    public string? ResourceOldValue { get; init; }

    /// <summary>The resource after the change, as JSON text. Absent when the resource was removed.</summary>
    public string? ResourceNewValue { get; init; }

    /// <summary>The operation. See <see cref="AuditOperationType"/>.</summary>
    public string? OperationType { get; init; }

    /// <summary>The <c>MS-CorrelationId</c> of the request: a GUID.</summary>
    public string? OriginalCorrelationId { get; init; }

    /// <summary>The time of the operation: ISO 8601, UTC.</summary>
    public string? OperationDate { get; init; }

    /// <summary>The outcome of the operation. This server records successful operations only: <c>succeeded</c>.</summary>
    public string? OperationStatus { get; init; }

    /// <summary>Details of the operation.</summary>
    public IReadOnlyList<AuditDetail>? CustomizedData { get; init; }

    /// <summary>The object type: <c>AuditRecord</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
