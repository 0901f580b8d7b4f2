namespace Customary.Contracts;

/// <summary>
/// One detail of an audited operation.
/// Source: "Auditing resources", AuditRecord, customizedData.
/// </summary>
public sealed record AuditDetail
{
    /// <summary>What the detail is.</summary>
    public string? Key { get; init; }

    /// <summary>The detail.</summary>
    public string? Value { get; init; }
}
