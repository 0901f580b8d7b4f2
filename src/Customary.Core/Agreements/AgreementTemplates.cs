namespace Customary.Core.Agreements;

/// <summary>
/// The agreements that customers accept. Sources: the examples of "Get agreement metadata for Microsoft Cloud
/// Agreement" and "Get agreement metadata for the Microsoft Customer Agreement".
/// </summary>
internal static class AgreementTemplates
{
    /// <summary>What is meant where nobody says which kind: the one that was there first.</summary>
    public const string Default = "MicrosoftCloudAgreement";

    private const string Every = "*";

    public static IReadOnlyList<AgreementMetadata> All { get; } =
    [
        new()
        {
            TemplateId = "998b88de-aa99-4388-a42c-1b3517d49490",
            AgreementType = Default,
            AgreementLink = "https://docs.microsoft.com/partner-center/agreements",
        },
        new()
        {
            TemplateId = "117a77b0-9360-443b-8795-c6dedc750cf9",
            AgreementType = "MicrosoftCustomerAgreement",
            AgreementLink = "https://aka.ms/customeragreement",
        },
    ];

    /// <summary>The kinds there are, in words for a fault.</summary>
    public static string Allowed { get; } = $"{string.Join(", ", All.Select(template => template.AgreementType))} or {Every}";

    /// <summary>The template of that id; null when there is none.</summary>
    public static AgreementMetadata? Find(string templateId) =>
        All.FirstOrDefault(template => template.TemplateId!.Equals(templateId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a kind is meant, in any case, with underscores or without.</summary>
    public static bool IsOf(AgreementMetadata template, string kind) =>
        template.AgreementType!.Equals(kind.Trim().Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <summary>The templates that a query asks for: one kind, all of them, or the standard one; null where it asks for none that is known.</summary>
    public static IReadOnlyList<AgreementMetadata>? OfQuery(string? agreementType)
    {
        if (agreementType == Every) return All;
        var kind = string.IsNullOrWhiteSpace(agreementType) ? Default : agreementType;
        return All.FirstOrDefault(template => IsOf(template, kind)) is { } template ? [template] : null;
    }
}
