namespace Customary.Storage.Retention;

/// <summary>The rows that the retention removes when their time is over.</summary>
internal enum ExpiringRows
{
    /// <summary>Stored responses to idempotent requests.</summary>
    Responses,

    /// <summary>Audit records.</summary>
    AuditRecords,

    /// <summary>Deleted users that can no longer be restored.</summary>
    DeletedUsers,
}
