namespace Customary.Client;

/// <summary>Which audit records a list contains.</summary>
public sealed class AuditRecordFilter
{
    private AuditRecordFilter(string field, string value, string @operator) => Json = Filter.ToJson(field, Guard.NotEmpty(value), @operator);

    /// <summary>The filter as JSON.</summary>
    internal string Json { get; }

    /// <summary>Records of customers whose company name contains a text.</summary>
    /// <param name="text">The text.</param>
    public static AuditRecordFilter CompanyNameContains(string text) => new("CompanyName", text, "substring");

    /// <summary>Records of one customer.</summary>
    /// <param name="customerId">The customer ID: a GUID.</param>
    public static AuditRecordFilter Customer(string customerId) => new("CustomerId", customerId, "equals");

    /// <summary>Records of one type of resource.</summary>
    /// <param name="resourceType">The type, one of <see cref="AuditResourceType"/> or another.</param>
    public static AuditRecordFilter ResourceType(string resourceType) => new("ResourceType", resourceType, "equals");

    /// <inheritdoc/>
    public override string ToString() => Json;
}
