namespace Customary.Core.Auditing;

/// <summary>An operation on a resource, as audit records show it.</summary>
/// <param name="OperationType">The operation; see <see cref="AuditOperationType"/>.</param>
/// <param name="ResourceType">The type of the resource; see <see cref="AuditResourceType"/>.</param>
internal sealed record AuditChange(string OperationType, string ResourceType)
{
    /// <summary>The id of the resource of the customer; null if the resource is the customer itself.</summary>
    public string? Resource { get; init; }

    /// <summary>The company name of the customer.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The resource before the change, as JSON text.</summary>
    public string? Old { get; init; }

    /// <summary>The resource after the change, as JSON text.</summary>
    public string? New { get; init; }

    /// <summary>Additional details.</summary>
    public IReadOnlyList<AuditDetail> Details { get; init; } = [];
}
