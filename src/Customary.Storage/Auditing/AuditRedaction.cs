using System.Text.Json;

namespace Customary.Storage.Auditing;

/// <summary>Removes personal data from audit records of deleted customers. IDs, operation and time remain.</summary>
internal static class AuditRedaction
{
    /// <summary>Returns the record without personal data. The record of the deletion itself contains none and is returned unchanged.</summary>
    public static byte[] Redact(byte[] body)
    {
        var record = JsonSerializer.Deserialize(body, ContractsJsonContext.Api.AuditRecord)!;
        if (record.OperationType == AuditOperationType.DeleteCustomer) return body;
        var redacted = record with { CustomerName = null, ResourceOldValue = null, ResourceNewValue = null, CustomizedData = null };
        return JsonSerializer.SerializeToUtf8Bytes(redacted, ContractsJsonContext.Api.AuditRecord);
    }
}
