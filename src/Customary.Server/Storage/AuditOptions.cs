namespace Customary.Server.Storage;

/// <summary>How long audit records are kept.</summary>
public sealed record AuditOptions
{
    /// <summary>Days that records are kept and can be read.</summary>
    public int RetentionDays { get; init; } = 90;
}
