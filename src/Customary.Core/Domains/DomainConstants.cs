namespace Customary.Core.Domains;

/// <summary>
/// The allowed values of the properties of a domain, as responses spell them. They are accepted in any casing, with or without
/// underscores. Sources: "Add a verified domain for a customer"; for capabilities, the swagger.
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

    /// <summary>Finds a value as responses spell it; null if the text is none of them.</summary>
    public static string? Find(IReadOnlyList<string> values, string? text) =>
        text is null ? null : values.FirstOrDefault(value => RemoveUnderscores(value).Equals(RemoveUnderscores(text.Trim()), StringComparison.OrdinalIgnoreCase));

    private static string RemoveUnderscores(string value) => value.Replace("_", "", StringComparison.Ordinal);
}
