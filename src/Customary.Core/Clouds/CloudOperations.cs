using System.Collections.Frozen;

namespace Customary.Core.Clouds;

/// <summary>
/// The operations that each cloud documents. An operation that is not listed exists only in the worldwide cloud.
/// Source: docs/contract.md#clouds; Germany as of 2021.
/// </summary>
internal static class CloudOperations
{
    /// <summary>Creates a customer for an indirect reseller. The operation shares its route with <c>CreateCustomer</c>.</summary>
    public const string CreateForReseller = "CreateCustomerForIndirectReseller";

    /// <summary>Lists the customers of an indirect reseller. The operation shares its route with <c>ListCustomers</c>.</summary>
    public const string ListOfReseller = "ListCustomersOfIndirectReseller";

    private static readonly Cloud[] Everywhere = [Cloud.Global, Cloud.China, Cloud.Germany, Cloud.UsGovernment];
    private static readonly Cloud[] Worldwide = [Cloud.Global];

    /// <summary>The operations and their clouds.</summary>
    public static IReadOnlyList<(string Operation, IReadOnlyList<Cloud> Clouds)> Table { get; } =
    [
        ("CreateCustomer", [Cloud.Global, Cloud.China, Cloud.UsGovernment]),
        (CreateForReseller, Worldwide),
        ("ListCustomers", Everywhere),
        (ListOfReseller, Worldwide),
        ("GetCustomer", Everywhere),
        ("UpdateCustomer", Worldwide),
        ("DeleteCustomer", Everywhere),
        ("GetCompanyProfile", Everywhere),
        ("GetBillingProfile", Everywhere),
        ("UpdateBillingProfile", Everywhere),
        ("GetRelationshipRequest", [Cloud.Global, Cloud.China, Cloud.Germany]),
        ("ListCustomerRelationships", Worldwide),
        ("ListRelationships", Worldwide),
        ("CheckDomain", Everywhere),
        ("CheckDomainAvailability", Worldwide),
        ("ValidateAddress", Everywhere),
        ("GetCountryValidationRules", Everywhere),
        ("AddVerifiedDomain", Everywhere),
        ("GetQualification", Worldwide),
        ("UpdateQualification", Worldwide),
        ("ListQualifications", Worldwide),
        ("CreateQualification", Worldwide),
        ("ListValidationCodes", Worldwide),
        ("GetValidationStatus", Worldwide),
        ("GetOrganization", Worldwide),
        ("ListCustomDomains", Worldwide),
        ("ListAuditRecords", [Cloud.Global, Cloud.Germany, Cloud.UsGovernment]),
        ("GetAuditRecord", [Cloud.Global, Cloud.Germany, Cloud.UsGovernment]),
        ("ListAuditActivity", [Cloud.Global, Cloud.Germany, Cloud.UsGovernment]),
        ("GetAuditActivity", [Cloud.Global, Cloud.Germany, Cloud.UsGovernment]),
        ("ListUsers", Worldwide),
        ("CreateUser", Worldwide),
        ("GetUser", Worldwide),
        ("UpdateUser", Worldwide),
        ("ResetUserPassword", Worldwide),
        ("DeleteUser", Worldwide),
        ("ListUserRoles", Worldwide),
        ("ListDirectoryRoles", Worldwide),
        ("ListRoleMembers", Worldwide),
        ("AddRoleMember", Worldwide),
        ("RemoveRoleMember", Worldwide),
        ("ListAgreements", Worldwide),
        ("CreateAgreement", Worldwide),
        ("ListAgreementMetadata", Worldwide),
        ("GetDirectSignedAgreementStatus", Worldwide),
        ("ListManagedServices", [Cloud.Global, Cloud.Germany, Cloud.UsGovernment]),
        ("GetOrganizationProfile", Everywhere),
        ("UpdateOrganizationProfile", Everywhere),
        ("GetLegalBusinessProfile", Everywhere),
        ("UpdateLegalBusinessProfile", Everywhere),
        ("GetPartnerBillingProfile", Everywhere),
        ("UpdatePartnerBillingProfile", Everywhere),
        ("GetSupportProfile", [Cloud.Global, Cloud.Germany, Cloud.UsGovernment]),
        ("UpdateSupportProfile", Everywhere),
        ("UpdateSupportProfileAtDocumentedPath", Everywhere),
        ("GetMpnProfile", Everywhere),
    ];

    private static readonly FrozenDictionary<string, IReadOnlyList<Cloud>> ByOperation = Table.ToFrozenDictionary(row => row.Operation, row => row.Clouds);

    /// <summary>Whether a cloud has an operation.</summary>
    public static bool Has(Cloud cloud, string operation) =>
        cloud == Cloud.Global || (ByOperation.TryGetValue(operation, out var clouds) && clouds.Contains(cloud));

    /// <summary>The operations and their clouds as a Markdown table, for <c>docs/contract.md</c>.</summary>
    public static string Write()
    {
        var heads = string.Join(" | ", Cloud.All.Select(cloud => cloud.Name));
        var rows = Table.Select(row => $"| {row.Operation} | {string.Join(" | ", Cloud.All.Select(cloud => row.Clouds.Contains(cloud) ? "yes" : "–"))} |");
        return $"| operation | {heads} |\n|---|{string.Concat(Enumerable.Repeat("---|", Cloud.All.Count))}\n{string.Join('\n', rows)}\n";
    }
}
