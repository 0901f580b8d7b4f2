namespace Customary.Storage.Auditing;

/// <summary>The retention of audit records.</summary>
internal sealed record AuditOptions
{
    /// <summary>The number of days that records are kept and can be read. Default: 90.</summary>
    public int RetentionDays { get; init; } = 90;
}
