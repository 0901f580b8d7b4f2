using Customary.Storage.Tenants;

namespace Customary.Core.Qualifications;

/// <summary>
/// What a partner may ask for. Source: "Update a customer's qualifications asynchronously", in the contract of 2022:
/// a school says of which segment it is, a government customer needs a validation code.
/// </summary>
internal static class QualificationValidator
{
    private const int MaxWebsiteLength = 2048;
    private static readonly string[] Segments = ["K12", "HigherEducation"];

    /// <summary>Checks what was sent; what is meant, which is only right where nothing was found.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="code">The validation code from the query, where the contract of 2021 has it.</param>
    /// <param name="errors">What is wrong.</param>
    public static CustomerQualificationRequest Validate(CustomerQualificationRequest sent, string? code, ValidationErrors errors)
    {
        var kind = ValidateKind(sent.Qualification, QualificationKind.Settable, errors);
        return new()
        {
            Qualification = kind,
            EducationSegment = kind == QualificationKind.Education ? ValidateSegment(sent.EducationSegment, errors) : null,
            Website = kind == QualificationKind.Education ? ValidateWebsite(sent.Website, errors) : null,
            ValidationCode = kind == QualificationKind.Government ? ValidateCode(sent.ValidationCode, code, errors) : null,
        };
    }

    /// <summary>The same for the older resource, which takes a bare value.</summary>
    public static CustomerQualificationRequest ValidateLegacy(string? sent, string? code, ValidationErrors errors)
    {
        var kind = ValidateKind(sent, QualificationKind.SettableInLegacy, errors);
        return new() { Qualification = kind, ValidationCode = kind == QualificationKind.Government ? ValidateCode(null, code, errors) : null };
    }

    /// <summary>
    /// A customer's qualifications with another: the same list where it has it and that is good enough, null where it
    /// cannot have it. A customer is a school or a government body, not both, and stays it; one that was denied can ask
    /// again, and that it is owned by a state stands beside either.
    /// </summary>
    public static IReadOnlyList<QualificationRecord>? Add(
        IReadOnlyList<QualificationRecord> held, QualificationRecord added, DateTimeOffset now, bool sameIsGood)
    {
        var standing = held.Where(one => Vetting.Status(one, now) != Vetting.Denied).ToList();
        if (standing.Exists(one => one.Qualification == added.Qualification)) return sameIsGood ? held : null;
        if (added.Qualification != QualificationKind.StateOwned && standing.Exists(one => one.Qualification != QualificationKind.StateOwned)) return null;
        return [.. standing, added];
    }

    private static string? ValidateKind(string? sent, IReadOnlyList<string> settable, ValidationErrors errors)
    {
        if (FieldText.IsBlank(sent)) errors.Add("qualification", "is required");
        else if (QualificationKind.Find(sent) is { } kind && settable.Contains(kind)) return kind;
        else errors.Add("qualification", $"must be one of {string.Join(", ", settable)}");
        return null;
    }

    private static string? ValidateSegment(string? sent, ValidationErrors errors)
    {
        if (FieldText.Require(sent, "educationSegment", errors) is not { } text) return null;
        if (Array.Find(Segments, known => known.Equals(text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is { } segment) return segment;
        errors.Add("educationSegment", $"must be one of {string.Join(", ", Segments)}");
        return null;
    }

    private static string? ValidateWebsite(string? sent, ValidationErrors errors)
    {
        if (FieldText.Read(sent, "website", errors, MaxWebsiteLength) is not { } website) return null;
        if (Vetting.HostOf(website) is not null) return website;
        errors.Add("website", "must be a web address, such as contoso.edu");
        return null;
    }

    private static string? ValidateCode(string? sent, string? code, ValidationErrors errors) =>
        FieldText.Require(FieldText.IsBlank(sent) ? code : sent, "validationCode", errors);
}
