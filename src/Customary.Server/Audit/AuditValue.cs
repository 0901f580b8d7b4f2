using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Customary.Resources;
using Customary.Server.Storage;

namespace Customary.Server.Audit;

/// <summary>
/// Resources as audit records quote them: JSON text, PascalCase, nulls written. Whoever hands a resource in has
/// blanked its secrets. Source: the contract, section 15.2.
/// </summary>
internal static class AuditValue
{
    /// <summary>A customer.</summary>
    public static string Of(Customer customer) => Write(customer, AuditJson.Quoting.Customer);

    /// <summary>A billing profile.</summary>
    public static string Of(CustomerBillingProfile profile) => Write(profile, AuditJson.Quoting.CustomerBillingProfile);

    /// <summary>A user; a password that was set is blank.</summary>
    public static string Of(CustomerUser user) => Write(
        user with { PasswordProfile = user.PasswordProfile is { } set ? set with { Password = "" } : null }, AuditJson.Quoting.CustomerUser);

    /// <summary>The member of a role.</summary>
    public static string Of(UserMember member) => Write(member, AuditJson.Quoting.UserMember);

    /// <summary>A qualification.</summary>
    public static string Of(CustomerQualification qualification) => Write(qualification, AuditJson.Quoting.CustomerQualification);

    /// <summary>A confirmed agreement.</summary>
    public static string Of(Agreement agreement) => Write(agreement, AuditJson.Quoting.Agreement);

    /// <summary>A domain of a customer with its federation settings, whose certificates are public.</summary>
    public static string Of(VerifiedDomain domain) => Write(domain, AuditJson.Quoting.VerifiedDomain);

    /// <summary>A partner's organization profile.</summary>
    public static string Of(OrganizationProfile profile) => Write(profile, AuditJson.Quoting.OrganizationProfile);

    /// <summary>A partner's legal business profile.</summary>
    public static string Of(LegalBusinessProfile profile) => Write(profile, AuditJson.Quoting.LegalBusinessProfile);

    /// <summary>A partner's billing profile.</summary>
    public static string Of(BillingProfile profile) => Write(profile, AuditJson.Quoting.BillingProfile);

    /// <summary>A partner's support profile.</summary>
    public static string Of(SupportProfile profile) => Write(profile, AuditJson.Quoting.SupportProfile);

    /// <summary>A partner as another one sees it.</summary>
    public static string Of(PartnerRelationship relationship) => Write(relationship, AuditJson.Quoting.PartnerRelationship);

    /// <summary>What is registered of a partner.</summary>
    public static string Of(RegisteredPartner partner) => Write(partner, AuditJson.Quoting.RegisteredPartner);

    private static string Write<TResource>(TResource resource, JsonTypeInfo<TResource> type) => JsonSerializer.Serialize(resource, type);
}
