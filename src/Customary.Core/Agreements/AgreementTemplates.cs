namespace Customary.Core.Agreements;

/// <summary>
/// The agreements that customers accept. Sources: the examples of "Get agreement metadata for Microsoft Cloud
/// Agreement" and "Get agreement metadata for the Microsoft Customer Agreement".
/// </summary>
internal static class AgreementTemplates
{
    /// <summary>The default type: the older of the two agreements.</summary>
    public const string Default = "MicrosoftCloudAgreement";

    private const string AnyType = "*";

    /// <summary>All templates.</summary>
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

    /// <summary>The allowed types, for error messages.</summary>
    public static string Allowed { get; } = $"{string.Join(", ", All.Select(template => template.AgreementType))} or {AnyType}";

    /// <summary>Finds a template by id; null if there is none.</summary>
    public static AgreementMetadata? Find(string templateId) =>
        All.FirstOrDefault(template => template.TemplateId!.Equals(templateId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text is the type of a template, in any casing, with or without underscores.</summary>
    public static bool HasType(AgreementMetadata template, string type) =>
        ApiEnumeration.Normalize(template.AgreementType!) == ApiEnumeration.Normalize(type.Trim());

    /// <summary>Finds the templates for the query parameter: those of a type, all of them, or the default one; null if the type is unknown.</summary>
    public static IReadOnlyList<AgreementMetadata>? FindByType(string? agreementType)
    {
        if (agreementType == AnyType) return All;
        var type = string.IsNullOrWhiteSpace(agreementType) ? Default : agreementType;
        return All.FirstOrDefault(template => HasType(template, type)) is { } template ? [template] : null;
    }
}
