namespace Customary.Storage.Auditing;

/// <summary>How long audit records are kept.</summary>
internal sealed record AuditOptions
{
    /// <summary>Days that records are kept and can be read.</summary>
    public int RetentionDays { get; init; } = 90;
}
