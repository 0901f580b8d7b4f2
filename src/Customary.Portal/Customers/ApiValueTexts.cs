namespace Customary.Portal.Customers;

/// <summary>The values of enumerations of the API in the languages of the portal. A value that is not known is shown as it is.</summary>
internal static class ApiValueTexts
{
    /// <summary>How a customer is related to the partner.</summary>
    public static IReadOnlyDictionary<string, Func<string>> Relationships { get; } = new Dictionary<string, Func<string>>
    {
        ["none"] = () => Texts.ValueRelationshipNone,
        ["reseller"] = () => Texts.ValueRelationshipReseller,
        ["advisor"] = () => Texts.ValueRelationshipAdvisor,
        ["syndication"] = () => Texts.ValueRelationshipSyndication,
        ["microsoft_support"] = () => Texts.ValueRelationshipMicrosoftSupport,
    };

    /// <summary>The qualifications of customers.</summary>
    public static IReadOnlyDictionary<string, Func<string>> Qualifications { get; } = new Dictionary<string, Func<string>>
    {
        ["None"] = () => Texts.ValueQualificationNone,
        ["Education"] = () => Texts.ValueQualificationEducation,
        ["Nonprofit"] = () => Texts.ValueQualificationNonprofit,
        ["GovernmentCommunityCloud"] = () => Texts.ValueQualificationGovernment,
        ["StateOwnedEntity"] = () => Texts.ValueQualificationStateOwned,
    };

    /// <summary>The results of the vetting of a qualification.</summary>
    public static IReadOnlyDictionary<string, Func<string>> VettingStatuses { get; } = new Dictionary<string, Func<string>>
    {
        ["InReview"] = () => Texts.ValueVettingInReview,
        ["Approved"] = () => Texts.ValueVettingApproved,
        ["Denied"] = () => Texts.ValueVettingDenied,
    };

    /// <summary>Why a qualification was denied.</summary>
    public static IReadOnlyDictionary<string, Func<string>> VettingReasons { get; } = new Dictionary<string, Func<string>>
    {
        ["Not an Academic Domain"] = () => Texts.ValueVettingReasonNotAcademic,
    };

    /// <summary>The kinds of agreements.</summary>
    public static IReadOnlyDictionary<string, Func<string>> Agreements { get; } = new Dictionary<string, Func<string>>
    {
        ["MicrosoftCloudAgreement"] = () => Texts.ValueAgreementTypeCloud,
        ["MicrosoftCustomerAgreement"] = () => Texts.ValueAgreementTypeCustomer,
    };

    /// <summary>The validation statuses of accounts.</summary>
    public static IReadOnlyDictionary<string, Func<string>> AccountStatuses { get; } = new Dictionary<string, Func<string>>
    {
        ["Unknown"] = () => Texts.ValueAccountStatusUnknown,
        ["UnderReview"] = () => Texts.ValueAccountStatusUnderReview,
        ["Allowed"] = () => Texts.ValueAccountStatusAllowed,
        ["NotAllowed"] = () => Texts.ValueAccountStatusNotAllowed,
        ["Not Ready"] = () => Texts.ValueAccountStatusNotReady,
    };

    /// <summary>The directory roles, by name.</summary>
    public static IReadOnlyDictionary<string, Func<string>> Roles { get; } = new Dictionary<string, Func<string>>
    {
        ["Application Administrator"] = () => Texts.ValueRoleApplicationAdministrator,
        ["Authentication Administrator"] = () => Texts.ValueRoleAuthenticationAdministrator,
        ["Billing Administrator"] = () => Texts.ValueRoleBillingAdministrator,
        ["Cloud Application Administrator"] = () => Texts.ValueRoleCloudApplicationAdministrator,
        ["Company Administrator"] = () => Texts.ValueRoleCompanyAdministrator,
        ["Compliance Administrator"] = () => Texts.ValueRoleComplianceAdministrator,
        ["Conditional Access Administrator"] = () => Texts.ValueRoleConditionalAccessAdministrator,
        ["Directory Readers"] = () => Texts.ValueRoleDirectoryReaders,
        ["Directory Writers"] = () => Texts.ValueRoleDirectoryWriters,
        ["Domain Name Administrator"] = () => Texts.ValueRoleDomainNameAdministrator,
        ["Exchange Service Administrator"] = () => Texts.ValueRoleExchangeServiceAdministrator,
        ["Global Reader"] = () => Texts.ValueRoleGlobalReader,
        ["Guest Inviter"] = () => Texts.ValueRoleGuestInviter,
        ["Helpdesk Administrator"] = () => Texts.ValueRoleHelpdeskAdministrator,
        ["Intune Service Administrator"] = () => Texts.ValueRoleIntuneServiceAdministrator,
        ["License Administrator"] = () => Texts.ValueRoleLicenseAdministrator,
        ["Lync Service Administrator"] = () => Texts.ValueRoleLyncServiceAdministrator,
        ["Message Center Reader"] = () => Texts.ValueRoleMessageCenterReader,
        ["Privileged Authentication Administrator"] = () => Texts.ValueRolePrivilegedAuthenticationAdministrator,
        ["Privileged Role Administrator"] = () => Texts.ValueRolePrivilegedRoleAdministrator,
        ["Reports Reader"] = () => Texts.ValueRoleReportsReader,
        ["Security Administrator"] = () => Texts.ValueRoleSecurityAdministrator,
        ["Security Reader"] = () => Texts.ValueRoleSecurityReader,
        ["Service Support Administrator"] = () => Texts.ValueRoleServiceSupportAdministrator,
        ["SharePoint Service Administrator"] = () => Texts.ValueRoleSharePointServiceAdministrator,
        ["Teams Service Administrator"] = () => Texts.ValueRoleTeamsServiceAdministrator,
        ["User Account Administrator"] = () => Texts.ValueRoleUserAccountAdministrator,
    };

    /// <summary>Returns the text of a value; a dash if there is none.</summary>
    public static string Get(this IReadOnlyDictionary<string, Func<string>> texts, string? value) => value is null ? "–" : texts.TryGetValue(value, out var getText) ? getText() : value;
}
