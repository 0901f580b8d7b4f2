using Customary.Core.Paging;

namespace Customary.Core.Auditing;

/// <summary>
/// The filter of a list of audit records: one of the three documented fields, and in the portal also the operation.
/// Source: "Get a record of Partner Center activity by user".
/// </summary>
/// <param name="NamePart">A text that the customer's company name must contain.</param>
/// <param name="Customer">The customer.</param>
/// <param name="ResourceType">The kind of resource.</param>
/// <param name="OperationType">The operation. The API has no filter for it.</param>
internal sealed record AuditFilter(string? NamePart = null, Guid? Customer = null, string? ResourceType = null, string? OperationType = null)
{
    /// <summary>No filter.</summary>
    public static AuditFilter None { get; } = new();

    // The values of both .NET SDKs in the order of the official one, then those that only the community SDK and the documentation name. This
    // server never writes most of them: such a filter is valid and returns no records.
    private static readonly ApiEnumeration ResourceTypes = new(
        AuditResourceType.Undefined, AuditResourceType.Customer, AuditResourceType.CustomerUser, "order", "subscription", "license", "third_party_add_on",
        AuditResourceType.MpnAssociation, "transfer", "application", "application_credential", "partner_user", AuditResourceType.PartnerRelationship, "referral",
        "software_key", "software_download_link", "spending_limit", "invoice", AuditResourceType.Agreement, AuditResourceType.PartnerCustomerRelationship,
        "self_serve_policy", "granular_admin_relationship", "granular_admin_access_assignment", AuditResourceType.PartnerCustomerDelegatedAccess, "credit",
        AuditResourceType.CustomerDirectoryRole, "software_page", "device", "policy", "overage", "new_commerce_migration", "azure_entitlement",
        "indirect_provider_indirect_reseller_dap", "credit_limit", "application_key");

    private static readonly FilterField CompanyNameField = new("CompanyName", FilterOperators.Substring);
    private static readonly FilterField CustomerIdField = new("CustomerId", FilterOperators.EqualTo);
    private static readonly FilterField ResourceTypeField = new("ResourceType", FilterOperators.EqualTo) { Values = ResourceTypes };

    /// <summary>Reads the query parameter <c>filter</c>.</summary>
    public static Outcome<AuditFilter> Read(string text)
    {
        var filter = SimpleFieldFilter.Read(text, CompanyNameField, CustomerIdField, ResourceTypeField);
        if (filter.Fault is { } fault) return fault;
        var (field, value) = (filter.Value.Field, filter.Value.Value);
        if (field == CompanyNameField.Name) return new AuditFilter(NamePart: value);
        if (field == ResourceTypeField.Name) return new AuditFilter(ResourceType: value);
        return Guid.TryParse(value, out var id)
            ? new AuditFilter(Customer: id)
            : Fault.InvalidParameter("filter.Value", "must be the id of a customer, a GUID");
    }
}
