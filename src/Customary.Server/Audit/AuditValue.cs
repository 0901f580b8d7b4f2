using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Customary.Resources;

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

    private static string Write<TResource>(TResource resource, JsonTypeInfo<TResource> type) => JsonSerializer.Serialize(resource, type);
}
