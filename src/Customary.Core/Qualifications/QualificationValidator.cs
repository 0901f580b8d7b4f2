namespace Customary.Core.Qualifications;

/// <summary>
/// Validates requests for qualifications: education requires a segment, and government a validation code. Source: "Update a
/// customer's qualifications asynchronously", as of 2022.
/// </summary>
internal static class QualificationValidator
{
    private const int MaxWebsiteLength = 2048;
    private static readonly ApiEnumeration Segments = new("K12", "HigherEducation");

    /// <summary>Validates a request and normalizes it. The result is complete only if there are no errors.</summary>
    /// <param name="input">The request.</param>
    /// <param name="code">The validation code from the query, where the documentation of 2021 has it.</param>
    /// <param name="errors">Receives the errors.</param>
    public static CustomerQualificationRequest Validate(CustomerQualificationRequest input, string? code, ValidationErrors errors)
    {
        var kind = ValidateKind(input.Qualification, QualificationKind.Settable, errors);
        return new()
        {
            Qualification = kind,
            EducationSegment = kind == QualificationKind.Education ? ValidateSegment(input.EducationSegment, errors) : null,
            Website = kind == QualificationKind.Education ? ValidateWebsite(input.Website, errors) : null,
            ValidationCode = kind == QualificationKind.Government ? ValidateCode(input.ValidationCode, code, errors) : null,
        };
    }

    /// <summary>Validates a request to the older resource.</summary>
    public static CustomerQualificationRequest ValidateLegacy(string? value, string? code, ValidationErrors errors)
    {
        var kind = ValidateKind(value, QualificationKind.SettableInLegacy, errors);
        return new() { Qualification = kind, ValidationCode = kind == QualificationKind.Government ? ValidateCode(null, code, errors) : null };
    }

    /// <summary>
    /// Adds a qualification to those of a customer. Returns the same list if the customer has it and <paramref name="allowSame"/> is
    /// set, and null on a conflict. Education and government exclude each other; state-owned is compatible with both. A denied
    /// qualification can be requested again.
    /// </summary>
    public static IReadOnlyList<QualificationRecord>? Add(
        IReadOnlyList<QualificationRecord> existing, QualificationRecord added, DateTimeOffset now, bool allowSame)
    {
        return FindConflict(existing, added.Qualification, now) is not { } conflict ? [.. Valid(existing, now), added]
            : conflict == added.Qualification && allowSame ? existing
            : null;
    }

    /// <summary>Finds the qualification of a customer that prevents another one: the same or one that excludes it; null if there is none.</summary>
    public static string? FindConflict(IReadOnlyList<QualificationRecord> existing, string added, DateTimeOffset now)
    {
        var valid = Valid(existing, now).Select(one => one.Qualification).ToList();
        if (valid.Contains(added)) return added;
        return added == QualificationKind.StateOwned ? null : valid.Find(one => one != QualificationKind.StateOwned);
    }

    private static IEnumerable<QualificationRecord> Valid(IReadOnlyList<QualificationRecord> existing, DateTimeOffset now) =>
        existing.Where(one => Vetting.Status(one, now) != Vetting.Denied);

    private static string? ValidateKind(string? value, IReadOnlyList<string> settable, ValidationErrors errors)
    {
        if (FieldText.IsBlank(value)) errors.Add("qualification", "is required");
        else if (QualificationKind.Find(value) is { } kind && settable.Contains(kind)) return kind;
        else errors.Add("qualification", $"must be one of {string.Join(", ", settable)}");
        return null;
    }

    private static string? ValidateSegment(string? value, ValidationErrors errors)
    {
        if (FieldText.Require(value, "educationSegment", errors) is not { } text) return null;
        if (Segments.Find(text) is { } segment) return segment;
        errors.Add("educationSegment", $"must be one of {Segments}");
        return null;
    }

    private static string? ValidateWebsite(string? value, ValidationErrors errors)
    {
        if (FieldText.Read(value, "website", errors, MaxWebsiteLength) is not { } website) return null;
        if (Vetting.FindHost(website) is not null) return website;
        errors.Add("website", "must be a web address, such as contoso.edu");
        return null;
    }

    private static string? ValidateCode(string? value, string? code, ValidationErrors errors) =>
        FieldText.Require(FieldText.IsBlank(value) ? code : value, "validationCode", errors);
}
