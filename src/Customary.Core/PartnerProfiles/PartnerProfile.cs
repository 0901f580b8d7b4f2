using System.Text.Json.Serialization.Metadata;

namespace Customary.Core.PartnerProfiles;

/// <summary>
/// The definition of a partner profile: its name in the path and in the store, and access to the common properties.
/// Sources: docs/contract.md#resource-envelope and docs/contract.md#partner-profiles.
/// </summary>
/// <typeparam name="TProfile">The resource.</typeparam>
/// <param name="Name">The name under <c>/profiles/</c>.</param>
/// <param name="Type">The JSON type.</param>
/// <param name="Attributes">Reads the attributes.</param>
/// <param name="Complete">Sets the links, the attributes and the other properties that the server controls.</param>
/// <param name="Quote">Serializes the profile for audit records.</param>
internal sealed record PartnerProfile<TProfile>(
    string Name, JsonTypeInfo<TProfile> Type, Func<TProfile, ResourceAttributes?> Attributes, Func<TProfile, Guid, ResourceAttributes, TProfile> Complete,
    Func<TProfile, string> Quote);

/// <summary>The profiles that a partner can update.</summary>
internal static class PartnerProfile
{
    public static PartnerProfile<OrganizationProfile> Organization { get; } = new(
        "organization", ContractsJsonContext.Api.OrganizationProfile, profile => profile.Attributes, (profile, tenant, attributes) => profile with
        {
            Id = tenant.ToString(),
            TenantId = tenant.ToString(),
            ProfileType = "OrganizationProfile",
            Links = Self("/profiles/organization"),
            Attributes = attributes with { ObjectType = "OrganizationProfile" },
        }, AuditValue.Of);

    public static PartnerProfile<LegalBusinessProfile> LegalBusiness { get; } = new(
        "legalbusiness", ContractsJsonContext.Api.LegalBusinessProfile, profile => profile.Attributes, (profile, _, _) => profile with
        {
            VettingStatus = "authorized",
            VettingSubStatus = "none",
            ProfileType = "LegalBusinessProfile",
            Links = Self("/profiles/legalbusiness"),
            Attributes = new() { ObjectType = "LegalBusinessProfile" },
        }, AuditValue.Of);

    public static PartnerProfile<BillingProfile> Billing { get; } = new(
        "billing", ContractsJsonContext.Api.BillingProfile, profile => profile.Attributes, (profile, _, attributes) => profile with
        {
            ProfileType = "BillingProfile",
            Links = Self("/profiles/billing"),
            Attributes = attributes with { ObjectType = "BillingProfile" },
        }, AuditValue.Of);

    // The only resource whose documented link has the version.
    public static PartnerProfile<SupportProfile> Support { get; } = new(
        "support", ContractsJsonContext.Api.SupportProfile, profile => profile.Attributes, (profile, _, _) => profile with
        {
            ProfileType = "support_profile",
            Links = Self("/v1/profiles/support"),
            Attributes = new() { ObjectType = "PartnerSupportProfile" },
        }, AuditValue.Of);

    /// <summary>Creates the read-only partner network profile.</summary>
    public static MpnProfile Mpn(string name, string mpnId) => new()
    {
        PartnerName = name,
        MpnId = mpnId,
        ProfileType = "MpnProfile",
        Links = Self("/profiles/mpn"),
        Attributes = new() { ObjectType = "MpnProfile" },
    };

    private static ResourceLinks Self(string uri) => new() { Self = new() { Uri = uri, Method = "GET", Headers = [] } };
}
