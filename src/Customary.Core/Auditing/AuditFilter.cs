using Customary.Core.Paging;

namespace Customary.Core.Auditing;

/// <summary>
/// The filter of a list of audit records: one of the three documented fields.
/// Source: "Get a record of Partner Center activity by user".
/// </summary>
/// <param name="NamePart">A text that the customer's company name must contain.</param>
/// <param name="Customer">The customer.</param>
/// <param name="ResourceType">The kind of resource.</param>
internal sealed record AuditFilter(string? NamePart = null, Guid? Customer = null, string? ResourceType = null)
{
    /// <summary>No filter.</summary>
    public static AuditFilter None { get; } = new();

    // All documented types. Filtering by a type that this server never writes is valid and returns no records.
    private static readonly string[] ResourceTypes =
    [
        "customer", "customer_user", "order", "subscription", "license", "third_party_add_on", "mpn_association", "transfer",
        "application", "application_credential", "application_key", "partner_user", "partner_relationship", "partner_customer_dap",
        "customer_directory_role", "referral", "software_key", "software_download_link", "spending_limit", "invoice", "agreement",
        "partner_customer_relationship", "self_serve_policy", "granular_admin_relationship", "granular_admin_access_assignment",
        "credit", "software_page", "device", "policy", "undefined",
    ];

    /// <summary>Reads the query parameter <c>filter</c>.</summary>
    public static Outcome<AuditFilter> Read(string text)
    {
        var filter = SimpleFieldFilter.Read(text);
        return filter.Fault is { } fault ? fault : Read(filter.Value);
    }

    private static Outcome<AuditFilter> Read(SimpleFieldFilter filter) => (SimpleFieldFilter.Normalize(filter.Field), filter.Operator) switch
    {
        ("COMPANYNAME", "substring") => new AuditFilter(NamePart: filter.Value),
        ("CUSTOMERID", "equals") => Guid.TryParse(filter.Value, out var id)
            ? new AuditFilter(Customer: id)
            : Fault.InvalidParameter("filter.Value", "must be the id of a customer, a GUID"),
        ("RESOURCETYPE", "equals") => Array.Find(ResourceTypes, type => SimpleFieldFilter.Normalize(type) == SimpleFieldFilter.Normalize(filter.Value)) is { } type
            ? new AuditFilter(ResourceType: type)
            : Fault.InvalidParameter("filter.Value", $"must be one of {string.Join(", ", ResourceTypes)}"),
        ("COMPANYNAME", _) => Fault.InvalidParameter("filter.Operator", "must be substring for CompanyName"),
        ("CUSTOMERID" or "RESOURCETYPE", _) => Fault.InvalidParameter("filter.Operator", "must be equals for CustomerId and ResourceType"),
        _ => Fault.InvalidParameter("filter.Field", "must be CompanyName, CustomerId or ResourceType"),
    };
}
