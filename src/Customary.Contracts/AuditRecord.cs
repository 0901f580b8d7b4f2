namespace Customary.Contracts;

/// <summary>
/// What was done, by whom, to what, and when.
/// Source: "Auditing resources", AuditRecord.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>The id of the record: partner, customer, resource, operation and the instant, joined by underscores.</summary>
    public string? Id { get; init; }

    /// <summary>The partner in whose log the record is: a tenant id.</summary>
    public string? PartnerId { get; init; }

    /// <summary>All partners that the operation touched, the one that acted first: tenant ids.</summary>
    public IReadOnlyList<string>? Participants { get; init; }

    /// <summary>The customer that the operation touched: a tenant id.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The company name of the customer.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The user who acted; absent where an application acted alone.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The application that acted.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The kind of resource that was changed; see <see cref="AuditResourceType"/>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The resource before the change, as JSON text; absent where there was none.</summary>
    public string? ResourceOldValue { get; init; }

    /// <summary>The resource after the change, as JSON text; absent where there is none.</summary>
    public string? ResourceNewValue { get; init; }

    /// <summary>What was done; see <see cref="AuditOperationType"/>.</summary>
    public string? OperationType { get; init; }

    /// <summary>The MS-CorrelationId of the request.</summary>
    public string? OriginalCorrelationId { get; init; }

    /// <summary>When it was done, UTC.</summary>
    public string? OperationDate { get; init; }

    /// <summary>What became of it; this service records what <c>succeeded</c>.</summary>
    public string? OperationStatus { get; init; }

    /// <summary>Details of the operation.</summary>
    public IReadOnlyList<AuditDetail>? CustomizedData { get; init; }

    /// <summary>The kind of this resource: <c>AuditRecord</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
