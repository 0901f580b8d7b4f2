namespace Customary.Core.Auditing;

/// <summary>What is done to what, as an audit record tells it.</summary>
/// <param name="OperationType">What is done; see <see cref="AuditOperationType"/>.</param>
/// <param name="ResourceType">The kind of what it is done to; see <see cref="AuditResourceType"/>.</param>
internal sealed record AuditChange(string OperationType, string ResourceType)
{
    /// <summary>The id of the resource under the customer; null where it is the customer itself.</summary>
    public string? Resource { get; init; }

    /// <summary>The company name of the customer.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The resource before the change, as JSON text.</summary>
    public string? Old { get; init; }

    /// <summary>The resource after the change, as JSON text.</summary>
    public string? New { get; init; }

    /// <summary>Details beside the values.</summary>
    public IReadOnlyList<AuditDetail> Details { get; init; } = [];
}
