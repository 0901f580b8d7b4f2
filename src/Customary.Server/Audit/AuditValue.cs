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

    private static string Write<TResource>(TResource resource, JsonTypeInfo<TResource> type) => JsonSerializer.Serialize(resource, type);
}
