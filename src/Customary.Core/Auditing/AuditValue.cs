using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Customary.Storage.Partners;

namespace Customary.Core.Auditing;

/// <summary>
/// Resources as audit records quote them: JSON text, PascalCase, nulls written. Whoever hands a resource in has
/// blanked its secrets. Source: the contract, section 15.2.
/// </summary>
internal static class AuditValue
{
    /// <summary>A customer.</summary>
    public static string Of(Customer customer) => Write(customer, AuditJsonContext.Quoting.Customer);

    /// <summary>A billing profile.</summary>
    public static string Of(CustomerBillingProfile profile) => Write(profile, AuditJsonContext.Quoting.CustomerBillingProfile);

    /// <summary>A user; a password that was set is blank.</summary>
    public static string Of(CustomerUser user) => Write(
        user with { PasswordProfile = user.PasswordProfile is { } set ? set with { Password = "" } : null }, AuditJsonContext.Quoting.CustomerUser);

    /// <summary>The member of a role.</summary>
    public static string Of(UserMember member) => Write(member, AuditJsonContext.Quoting.UserMember);

    /// <summary>A qualification.</summary>
    public static string Of(CustomerQualification qualification) => Write(qualification, AuditJsonContext.Quoting.CustomerQualification);

    /// <summary>A confirmed agreement.</summary>
    public static string Of(Agreement agreement) => Write(agreement, AuditJsonContext.Quoting.Agreement);

    /// <summary>A domain of a customer with its federation settings, whose certificates are public.</summary>
    public static string Of(VerifiedDomain domain) => Write(domain, AuditJsonContext.Quoting.VerifiedDomain);

    /// <summary>A partner's organization profile.</summary>
    public static string Of(OrganizationProfile profile) => Write(profile, AuditJsonContext.Quoting.OrganizationProfile);

    /// <summary>A partner's legal business profile.</summary>
    public static string Of(LegalBusinessProfile profile) => Write(profile, AuditJsonContext.Quoting.LegalBusinessProfile);

    /// <summary>A partner's billing profile.</summary>
    public static string Of(BillingProfile profile) => Write(profile, AuditJsonContext.Quoting.BillingProfile);

    /// <summary>A partner's support profile.</summary>
    public static string Of(SupportProfile profile) => Write(profile, AuditJsonContext.Quoting.SupportProfile);

    /// <summary>A partner as another one sees it.</summary>
    public static string Of(PartnerRelationship relationship) => Write(relationship, AuditJsonContext.Quoting.PartnerRelationship);

    /// <summary>What is registered of a partner.</summary>
    public static string Of(RegisteredPartner partner) => Write(partner, AuditJsonContext.Quoting.RegisteredPartner);

    private static string Write<TResource>(TResource resource, JsonTypeInfo<TResource> type) => JsonSerializer.Serialize(resource, type);
}
