using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Storage;

namespace Customary.Server.Qualifications;

/// <summary>
/// What a partner may ask for. Source: "Update a customer's qualifications asynchronously", in the contract of 2022:
/// a school says of which segment it is, a government customer needs a validation code.
/// </summary>
internal static class QualificationRules
{
    private const int LongestWebsite = 2048;
    private static readonly string[] Segments = ["K12", "HigherEducation"];

    /// <summary>Checks what was sent; what is meant, which is only right where nothing was found.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="code">The validation code from the query, where the contract of 2021 has it.</param>
    /// <param name="found">What is wrong.</param>
    public static CustomerQualificationRequest Check(CustomerQualificationRequest sent, string? code, Violations found)
    {
        var kind = CheckKind(sent.Qualification, QualificationKind.Settable, found);
        return new()
        {
            Qualification = kind,
            EducationSegment = kind == QualificationKind.Education ? CheckSegment(sent.EducationSegment, found) : null,
            Website = kind == QualificationKind.Education ? CheckWebsite(sent.Website, found) : null,
            ValidationCode = kind == QualificationKind.Government ? CheckCode(sent.ValidationCode, code, found) : null,
        };
    }

    /// <summary>The same for the older resource, which takes a bare value.</summary>
    public static CustomerQualificationRequest CheckOlder(string? sent, string? code, Violations found)
    {
        var kind = CheckKind(sent, QualificationKind.SettableInOlder, found);
        return new() { Qualification = kind, ValidationCode = kind == QualificationKind.Government ? CheckCode(null, code, found) : null };
    }

    /// <summary>
    /// A customer's qualifications with another: the same list where it has it and that is good enough, null where it
    /// cannot have it. A customer is a school or a government body, not both, and stays it; one that was denied can ask
    /// again, and that it is owned by a state stands beside either.
    /// </summary>
    public static IReadOnlyList<HeldQualification>? Add(
        IReadOnlyList<HeldQualification> held, HeldQualification added, DateTimeOffset now, bool sameIsGood)
    {
        var standing = held.Where(one => Vetting.Status(one, now) != Vetting.Denied).ToList();
        if (standing.Exists(one => one.Qualification == added.Qualification)) return sameIsGood ? held : null;
        if (added.Qualification != QualificationKind.StateOwned && standing.Exists(one => one.Qualification != QualificationKind.StateOwned)) return null;
        return [.. standing, added];
    }

    private static string? CheckKind(string? sent, IReadOnlyList<string> settable, Violations found)
    {
        if (FieldText.IsAbsent(sent)) found.Add("qualification", "is required");
        else if (QualificationKind.Find(sent) is { } kind && settable.Contains(kind)) return kind;
        else found.Add("qualification", $"must be one of {string.Join(", ", settable)}");
        return null;
    }

    private static string? CheckSegment(string? sent, Violations found)
    {
        if (FieldText.Require(sent, "educationSegment", found) is not { } text) return null;
        if (Array.Find(Segments, known => known.Equals(text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is { } segment) return segment;
        found.Add("educationSegment", $"must be one of {string.Join(", ", Segments)}");
        return null;
    }

    private static string? CheckWebsite(string? sent, Violations found)
    {
        if (FieldText.Read(sent, "website", found, LongestWebsite) is not { } website) return null;
        if (Vetting.HostOf(website) is not null) return website;
        found.Add("website", "must be a web address, such as contoso.edu");
        return null;
    }

    private static string? CheckCode(string? sent, string? code, Violations found) =>
        FieldText.Require(FieldText.IsAbsent(sent) ? code : sent, "validationCode", found);
}
