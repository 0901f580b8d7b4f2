namespace Customary.Contracts;

/// <summary>
/// One detail of an audited operation.
/// Source: "Auditing resources", AuditRecord, customizedData.
/// </summary>
public sealed record AuditDetail : ApiObject
{
    /// <summary>The name of the detail.</summary>
    public string? Key { get; init; }

    /// <summary>The value of the detail.</summary>
    public string? Value { get; init; }
}
