namespace Customary.Core.Domains;

/// <summary>
/// The values that the members of a domain may have, as they are written on the wire. They are read in any case, with
/// underscores or without. Source: "Add a verified domain for a customer"; the capabilities are the swagger's.
/// </summary>
internal static class DomainConstants
{
    public const string Managed = "managed";
    public const string Federated = "federated";
    public const string NoMethod = "none";
    public const string DnsRecord = "dns_record";

    public static IReadOnlyList<string> AuthenticationTypes { get; } = [Managed, Federated];

    public static IReadOnlyList<string> Capabilities { get; } =
    [
        "none", "email", "sharepoint", "office_communications_online", "sharepoint_default", "full_redelegation",
        "share_point_public", "org_id_authentication", "yammer", "intune", "all",
    ];

    public static IReadOnlyList<string> Statuses { get; } = ["unverified", "verified", "pending_deletion"];

    public static IReadOnlyList<string> VerificationMethods { get; } = [NoMethod, DnsRecord, "email"];

    public static IReadOnlyList<string> Protocols { get; } = ["ws_fed", "samlp"];

    public static IReadOnlyList<string> PromptLoginBehaviors { get; } = ["translate_to_fresh_password_auth", "native_support", "disabled"];

    /// <summary>The value that is meant, as it is written on the wire; null when it is none of them.</summary>
    public static string? Find(IReadOnlyList<string> values, string? sent) =>
        sent is null ? null : values.FirstOrDefault(value => Bare(value).Equals(Bare(sent.Trim()), StringComparison.OrdinalIgnoreCase));

    private static string Bare(string value) => value.Replace("_", "", StringComparison.Ordinal);
}
