namespace Customary.Core.Domains;

/// <summary>
/// The allowed values of the properties of a domain. Sources: "Add a verified domain for a customer"; for capabilities, the swagger.
/// </summary>
internal static class DomainConstants
{
    public const string Managed = "managed";
    public const string Federated = "federated";
    public const string NoMethod = "none";
    public const string DnsRecord = "dns_record";

    public static ApiEnumeration AuthenticationTypes { get; } = new(Managed, Federated);

    public static ApiEnumeration Capabilities { get; } = new(
        "none", "email", "sharepoint", "office_communications_online", "sharepoint_default", "full_redelegation",
        "share_point_public", "org_id_authentication", "yammer", "intune", "all");

    public static ApiEnumeration Statuses { get; } = new("unverified", "verified", "pending_deletion");

    public static ApiEnumeration VerificationMethods { get; } = new(NoMethod, DnsRecord, "email");

    public static ApiEnumeration Protocols { get; } = new("ws_fed", "samlp");

    public static ApiEnumeration PromptLoginBehaviors { get; } = new("translate_to_fresh_password_auth", "native_support", "disabled");
}
