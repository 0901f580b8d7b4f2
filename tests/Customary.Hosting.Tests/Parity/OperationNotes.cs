using static Customary.Hosting.Tests.Parity.OperationNote;

namespace Customary.Hosting.Tests.Parity;

/// <summary>The notes in the order of the operation table. A new operation needs a note.</summary>
internal static class OperationNotes
{
    private const string Same = "same as without the prefix";
    private const string NoDirectory = "nothing is replicated, so a write is visible at once";
    private const string OwnWords = "no page names an operation type for the audit record; the server writes `update_company_info`";

    public static IReadOnlyList<OperationNote> All { get; } =
    [
        new("CreateCustomer", "create-a-customer.md", "returns `reseller`, where an old example has `none`; no page gives a code for a domain in use (409/3001) or a request ID with another body (409/3002); commerce and agreements are not checked"),
        new("CreateCustomerForIndirectReseller", "create-a-customer-for-an-indirect-reseller.md", "the operator registers partnerships; in Development two unregistered partners work together"),
        new("ListCustomers", "get-a-list-of-customers.md, get-a-customer-by-name.md", "500 items a page in the order of creation (neither is documented); tokens do not expire"),
        new("ListCustomersOfIndirectReseller", "get-customers-of-an-indirect-reseller.md", None),
        new("GetCustomer", "get-a-customer-by-id.md", "an unknown customer and another partner's customer get the same 404/60003"),
        new("UpdateCustomer", "remove-a-reseller-relationship-with-a-customer.md, remove-dap.md", "no subscriptions or orders prevent it"),
        new("DeleteCustomer", "delete-a-customer-account-from-the-integration-sandbox.md", "requires that every partner that has or had the customer is a sandbox account, otherwise 403/600006 (no page gives a code); personal data is also erased from audit records"),
        new("GetCompanyProfile", "get-a-customer-s-company-profile.md", "application tokens are accepted too, because the customer resource shows them the same data"),
        new("GetBillingProfile", "get-all-of-a-customer-s-billing-profiles.md", "its self link has no `/v1`, as for all other resources"),
        new("UpdateBillingProfile", "update-a-customer-s-billing-profile.md", "the etag is in the body or `If-Match`; a stale etag is 400/2055, because clients retry the documented 412 (setting `stale-etag`)"),
        new("GetRelationshipRequest", "request-reseller-relationship.md", "the URL leads to a page of this server, because there is no admin center"),
        new("ListCustomerRelationships", "get-indirect-resellers-of-a-customer.md", None),
        new("ListRelationships", "retrieve-a-list-of-indirect-resellers.md", "an unknown relationship type is 400/900126 (no page gives a code)"),
        new("CheckDomain", "verify-domain-availability.md", "knows the domains of this server only"),
        new("CheckDomainAvailability", "swagger of the customer service", "knows the domains of this server only"),
        new("ValidateAddress", "validate-an-address.md", "checks the rules of the country and looks nothing up, so the status is `Verified`, `None` or, without a country, `NotValidated`; the setting `address-validation` selects older responses"),
        new("GetCountryValidationRules", "get-market-specific-validation-data.md", "has the recorded shape, not the documented one; patterns that are not public come from reference data; an unknown country is 404/1000"),
        new("AddVerifiedDomain", "add-a-verified-domain-for-a-customer.md", $"DNS is not queried; {OwnWords}"),
        new("GetQualification", "get-customer-qualification-synchronous.md", "retired in 2021, still served; returns `none` while a school is in review or denied, and for `StateOwnedEntity`"),
        new("UpdateQualification", "update-customer-qualification-synchronous.md", "retired in 2021, still served; vets nothing and is effective at once"),
        new("ListQualifications", "get-customer-qualification-asynchronous.md", "vetting ends after a time (setting `vetting-minutes`); both spellings of the date are returned"),
        new("CreateQualification", "update-customer-qualification-asynchronous.md", "an unknown or used-up validation code is 400/3000, and a conflicting qualification is 409/3001 (no page gives codes)"),
        new("ListValidationCodes", "get-a-partner-s-validation-codes.md", "the operator creates the codes; in Development a partner without codes has one"),
        new("GetValidationStatus", "retrieve-validation-status.md", "the setting validation-status; the operator can change a customer's status"),
        new("GetOrganization", "get-customer-organization.md", "granular privileges are not modeled: each partner of the customer can read it"),
        new("ListCustomDomains", "get-customer-custom-domain.md", "granular privileges are not modeled: each partner of the customer can read it"),
        new("ListAuditRecords", "get-a-record-of-partner-center-activity-by-user.md", "oldest first, without delay or duplicates; a future end date is accepted"),
        new("GetAuditRecord", "swagger of the audit service; the `AuditUri` of webhooks", "an unknown record is 404/1000, not null"),
        new("ListAuditActivity", "swagger of the audit service", Same),
        new("GetAuditActivity", "swagger of the audit service; the `AuditUri` of webhooks", Same),
        new("ListUsers", "get-a-list-of-all-user-accounts-for-a-customer.md, view-a-deleted-user.md", NoDirectory),
        new("CreateUser", "create-user-accounts-for-a-customer.md", "the page has no table of required fields; a name in use is 409/3001"),
        new("GetUser", "get-a-user-account-by-id.md", "no byte order mark by default (setting `byte-order-mark`)"),
        new("UpdateUser", "update-user-accounts-for-a-customer.md, restore-a-user-for-a-customer.md", "at `/users/{userId}`, as in the example; licenses are not stored"),
        new("ResetUserPassword", "reset-user-password-for-a-customer.md", "returns `forceChangePassword` as it was sent"),
        new("DeleteUser", "delete-user-accounts-for-a-customer.md", "purged after 30 days"),
        new("ListUserRoles", "get-user-roles-for-a-customer.md", None),
        new("ListDirectoryRoles", "get-user-roles-for-a-customer.md", "27 built-in roles, with the IDs of their templates; roles need no activation"),
        new("ListRoleMembers", "get-user-roles-for-a-customer.md", None),
        new("AddRoleMember", "set-user-roles-for-a-customer.md", "a repeated request is 201 and changes nothing"),
        new("RemoveRoleMember", "remove-customer-user-from-a-role.md", None),
        new("ListAgreements", "Get confirmation of customer acceptance of Microsoft Customer Agreement", "an agreement is visible only to the partner that confirmed it"),
        new("CreateAgreement", "confirm-customer-consent-customer-agreement.md", "a repeated confirmation is 409/600061 (the pages give no status); `userId` comes from the token"),
        new("ListAgreementMetadata", "Get agreement metadata for the Microsoft Customer Agreement", "the two documented templates only"),
        new("GetDirectSignedAgreementStatus", "Get the status of a customer's direct signing", "`false` until the operator sets it"),
        new("ListManagedServices", "Get the managed services for a customer by ID", "every customer has the two services of the documented example"),
        new("GetOrganizationProfile", "get-an-organization-profile.md", "comes from the partner's registration until it is written"),
        new("UpdateOrganizationProfile", "update-an-organization-profile.md", OwnWords),
        new("GetLegalBusinessProfile", "get-legal-business-profile.md", "always vetted"),
        new("UpdateLegalBusinessProfile", "update-legal-business-profile.md", OwnWords),
        new("GetPartnerBillingProfile", "get-partner-billing-profile.md", "comes from the partner's registration until it is written"),
        new("UpdatePartnerBillingProfile", "update-partner-billing-profile.md", $"camelCase, where the example repeats its request; {OwnWords}"),
        new("GetSupportProfile", "get-support-profile.md", "comes from the partner's registration until it is written"),
        new("UpdateSupportProfile", "SDK", OwnWords),
        new("UpdateSupportProfileAtDocumentedPath", "update-support-profile.md", OwnWords),
        new("GetMpnProfile", "get-partner-network-profile.md", "knows the registered partners only"),
    ];
}
