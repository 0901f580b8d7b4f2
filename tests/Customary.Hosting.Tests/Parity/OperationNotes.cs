using static Customary.Hosting.Tests.Parity.OperationNote;

namespace Customary.Hosting.Tests.Parity;

/// <summary>The notes, in the order of the table of operations. A new operation needs one.</summary>
internal static class OperationNotes
{
    private const string Same = "as the plain address";
    private const string NoDirectory = "the directory is the service's own: nothing is replicated, so what is written is read at once";
    private const string OwnWords = "no operation type is documented for the audit record of a write: `update_company_info` is written";

    public static IReadOnlyList<OperationNote> All { get; } =
    [
        new("CreateCustomer", "create-a-customer.md", "answers `reseller` where an old example has `none`; a domain that is taken is 409/3001, a request id with another body 409/3002, for no page gives a code; commerce and agreements are not checked, for there are none"),
        new("CreateCustomerForIndirectReseller", "create-a-customer-for-an-indirect-reseller.md", "partnerships are registered by the operator; in Development two partners of whom nothing is registered work together"),
        new("ListCustomers", "get-a-list-of-customers.md, get-a-customer-by-name.md", "pages of 500 in the order of creation, where none is documented; tokens do not expire"),
        new("ListCustomersOfIndirectReseller", "get-customers-of-an-indirect-reseller.md", None),
        new("GetCustomer", "get-a-customer-by-id.md", "an unknown customer and another partner's are the same 404/60003, so that nobody learns who is whose"),
        new("UpdateCustomer", "remove-a-reseller-relationship-with-a-customer.md, remove-dap.md", "there are no subscriptions and orders that would forbid it; done again it is 200, where the real service answers 3000"),
        new("DeleteCustomer", "delete-a-customer-account-from-the-integration-sandbox.md", "only if every partner that has or had the customer is a sandbox account, else 403/600006, for no page gives a code; what is personal is blanked in the records too"),
        new("GetCompanyProfile", "get-a-customer-s-company-profile.md", "applications alone may read it too, for the customer itself shows them the same"),
        new("GetBillingProfile", "get-all-of-a-customer-s-billing-profiles.md", "its own link has no `/v1`, as that of all other resources"),
        new("UpdateBillingProfile", "update-a-customer-s-billing-profile.md", "the etag is taken from the body or `If-Match`; a stale one is 400/2055, for clients retry the documented 412 (setting `stale-etag`)"),
        new("GetRelationshipRequest", "request-reseller-relationship.md", "the link leads to a page of this service, for there is no admin center beside it"),
        new("ListCustomerRelationships", "get-indirect-resellers-of-a-customer.md", None),
        new("ListRelationships", "retrieve-a-list-of-indirect-resellers.md", "an unknown relationship type is 400/900126, for no page gives a code"),
        new("CheckDomain", "verify-domain-availability.md", "knows the domains of this service only"),
        new("CheckDomainAvailability", "swagger of the customer service", "knows the domains of this service only"),
        new("ValidateAddress", "validate-an-address.md", "by the country's rules; nothing is looked up, so only `Verified` and `None` are answered; older answers by the setting `address-validation`"),
        new("GetCountryValidationRules", "get-market-specific-validation-data.md", "the recorded shape instead of the documented; patterns that are not public are from reference data; an unknown country is 404/1000"),
        new("AddVerifiedDomain", "add-a-verified-domain-for-a-customer.md", $"nothing is asked of DNS; {OwnWords}"),
        new("GetQualification", "get-customer-qualification-synchronous.md", "retired in 2021, still served; says `none` while a school is in review or denied"),
        new("UpdateQualification", "update-customer-qualification-synchronous.md", "retired in 2021, still served; vets nothing and holds at once"),
        new("ListQualifications", "get-customer-qualification-asynchronous.md", "vetting ends by the clock (setting `vetting-minutes`), for there is nobody who would vet; both spellings of the date"),
        new("CreateQualification", "update-customer-qualification-asynchronous.md", "a validation code that is unknown or used up is 400/3000, one that stands against another 409/3001, for no page gives a code"),
        new("ListValidationCodes", "get-a-partner-s-validation-codes.md", "the operator gives the codes; in Development a partner that has none has one"),
        new("GetValidationStatus", "retrieve-validation-status.md", "404/600074 until the operator says otherwise"),
        new("GetOrganization", "get-customer-organization.md", "granular privileges are not modelled: whoever has the customer may read it"),
        new("ListCustomDomains", "get-customer-custom-domain.md", "granular privileges are not modelled: whoever has the customer may read it"),
        new("ListAuditRecords", "get-a-record-of-partner-center-activity-by-user.md", "oldest first, at once and none twice; a future end is accepted"),
        new("GetAuditRecord", "swagger of the audit service; the `AuditUri` of webhooks", "a record that is not there is 404/1000 and no null"),
        new("ListAuditActivity", "swagger of the audit service", Same),
        new("GetAuditActivity", "swagger of the audit service; the `AuditUri` of webhooks", Same),
        new("ListUsers", "get-a-list-of-all-user-accounts-for-a-customer.md, view-a-deleted-user.md", NoDirectory),
        new("CreateUser", "create-user-accounts-for-a-customer.md", "what is required is decided here, for the page has no table; a name that is taken is 409/3001"),
        new("GetUser", "get-a-user-account-by-id.md", "no byte order mark, unless the setting says so"),
        new("UpdateUser", "update-user-accounts-for-a-customer.md, restore-a-user-for-a-customer.md", "at `/users/{userId}`, as the example has it; licences are not kept"),
        new("ResetUserPassword", "reset-user-password-for-a-customer.md", "answers `forceChangePassword` as it was sent"),
        new("DeleteUser", "delete-user-accounts-for-a-customer.md", "purged after 30 days by the next write under the customer"),
        new("ListUserRoles", "get-user-roles-for-a-customer.md", None),
        new("ListDirectoryRoles", "get-user-roles-for-a-customer.md", "27 of the built-in roles, by the ids of their templates; roles are there without being activated"),
        new("ListRoleMembers", "get-user-roles-for-a-customer.md", None),
        new("AddRoleMember", "set-user-roles-for-a-customer.md", "done again it is 201 and changes nothing"),
        new("RemoveRoleMember", "remove-customer-user-from-a-role.md", None),
        new("ListAgreements", "Get confirmation of customer acceptance of Microsoft Customer Agreement", "an agreement is shown to the partner that confirmed it, and to no other"),
        new("CreateAgreement", "confirm-customer-consent-customer-agreement.md", "the same again is 409/600061, where the pages give no status; `userId` is the token's own"),
        new("ListAgreementMetadata", "Get agreement metadata for the Microsoft Customer Agreement", "the two documented templates only"),
        new("GetDirectSignedAgreementStatus", "Get the status of a customer's direct signing", "`false` until the operator says otherwise: customers sign nothing here"),
        new("ListManagedServices", "Get the managed services for a customer by ID", "the two of the documented example for every customer, for there are no subscriptions"),
        new("GetOrganizationProfile", "get-an-organization-profile.md", "made of what is registered of the partner until it is written"),
        new("UpdateOrganizationProfile", "update-an-organization-profile.md", OwnWords),
        new("GetLegalBusinessProfile", "get-legal-business-profile.md", "always vetted: there is nobody who would vet"),
        new("UpdateLegalBusinessProfile", "update-legal-business-profile.md", OwnWords),
        new("GetPartnerBillingProfile", "get-partner-billing-profile.md", "made of what is registered of the partner until it is written"),
        new("UpdatePartnerBillingProfile", "update-partner-billing-profile.md", $"camelCase, where the example repeats its request; {OwnWords}"),
        new("GetSupportProfile", "get-support-profile.md", "made of what is registered of the partner until it is written"),
        new("UpdateSupportProfile", "SDK", OwnWords),
        new("UpdateSupportProfileAtDocumentedPath", "update-support-profile.md", OwnWords),
        new("GetMpnProfile", "get-partner-network-profile.md", "knows the partners that are registered here only"),
    ];
}
