using System.Text.Json.Serialization.Metadata;

namespace Customary.Core.Auditing;

/// <summary>
/// Serializes resources for audit records: JSON text in PascalCase, with nulls. The caller must remove the secrets of a resource
/// first. Source: docs/contract.md#audit-records.
/// </summary>
internal static class AuditValue
{
    /// <summary>Serializes a customer.</summary>
    public static string Of(Customer customer) => Write(customer, AuditJsonContext.Quoting.Customer);

    /// <summary>Serializes a billing profile.</summary>
    public static string Of(CustomerBillingProfile profile) => Write(profile, AuditJsonContext.Quoting.CustomerBillingProfile);

    /// <summary>Serializes a user. A password is replaced by an empty text.</summary>
    public static string Of(CustomerUser user) => Write(
        user with { PasswordProfile = user.PasswordProfile is { } password ? password with { Password = "" } : null }, AuditJsonContext.Quoting.CustomerUser);

    /// <summary>Serializes the member of a directory role.</summary>
    public static string Of(UserMember member) => Write(member, AuditJsonContext.Quoting.UserMember);

    /// <summary>Serializes a qualification.</summary>
    public static string Of(CustomerQualification qualification) => Write(qualification, AuditJsonContext.Quoting.CustomerQualification);

    /// <summary>Serializes an agreement.</summary>
    public static string Of(Agreement agreement) => Write(agreement, AuditJsonContext.Quoting.Agreement);

    /// <summary>Serializes a domain of a customer with its federation settings, whose certificates are public.</summary>
    public static string Of(VerifiedDomain domain) => Write(domain, AuditJsonContext.Quoting.VerifiedDomain);

    /// <summary>Serializes a partner's organization profile.</summary>
    public static string Of(OrganizationProfile profile) => Write(profile, AuditJsonContext.Quoting.OrganizationProfile);

    /// <summary>Serializes a partner's legal business profile.</summary>
    public static string Of(LegalBusinessProfile profile) => Write(profile, AuditJsonContext.Quoting.LegalBusinessProfile);

    /// <summary>Serializes a partner's billing profile.</summary>
    public static string Of(BillingProfile profile) => Write(profile, AuditJsonContext.Quoting.BillingProfile);

    /// <summary>Serializes a partner's support profile.</summary>
    public static string Of(SupportProfile profile) => Write(profile, AuditJsonContext.Quoting.SupportProfile);

    /// <summary>Serializes a partner as another partner sees it.</summary>
    public static string Of(PartnerRelationship relationship) => Write(relationship, AuditJsonContext.Quoting.PartnerRelationship);

    /// <summary>Serializes the registration of a partner.</summary>
    public static string Of(RegisteredPartner partner) => Write(partner, AuditJsonContext.Quoting.RegisteredPartner);

    private static string Write<TResource>(TResource resource, JsonTypeInfo<TResource> type) => JsonSerializer.Serialize(resource, type);
}
