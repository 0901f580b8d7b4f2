using System.Text.Json;
using Customary.Contracts;

namespace Customary.Storage.Auditing;

/// <summary>Removes what is personal from an audit record of a deleted customer; ids, operation and time stay.</summary>
internal static class AuditRedaction
{
    /// <summary>The record without personal data. The record of the deletion itself never has any and stays as it is.</summary>
    public static byte[] Redact(byte[] body)
    {
        var record = JsonSerializer.Deserialize(body, ContractsJsonContext.Api.AuditRecord)!;
        if (record.OperationType == AuditOperationType.DeleteCustomer) return body;
        var redacted = record with { CustomerName = null, ResourceOldValue = null, ResourceNewValue = null, CustomizedData = null };
        return JsonSerializer.SerializeToUtf8Bytes(redacted, ContractsJsonContext.Api.AuditRecord);
    }
}
