using Customary.Core.Domains;

namespace Customary.Core.Qualifications;

/// <summary>
/// The vetting of qualifications. The result is known at the request and visible after the review period, so no background work is
/// necessary. Source of the values: "Get a customer's qualification asynchronously". The rule for denials is not documented.
/// </summary>
internal static class Vetting
{
    public const string InReview = "InReview";
    public const string Approved = "Approved";
    public const string Denied = "Denied";
    private const string NotAcademic = "Not an Academic Domain";

    // The domain labels of schools, such as contoso.edu, contoso.ac.uk and contoso.k12.wa.us.
    private static readonly string[] Academic = ["edu", "ac", "k12", "sch"];

    /// <summary>Creates a qualification. It is denied after the review if the website is not that of a school.</summary>
    public static QualificationRecord Begin(string kind, string? segment, string? website, DateTimeOffset now, TimeSpan review) => kind switch
    {
        QualificationKind.Education => new(kind, now)
        {
            EducationSegment = segment,
            Website = website,
            VettedAt = now + review,
            DenialReason = website is null || IsAcademic(website) ? null : NotAcademic,
        },
        QualificationKind.Government => new(kind, now) { VettedAt = now },
        _ => new(kind, now),
    };

    /// <summary>The vetting status; null if the kind of qualification has no vetting.</summary>
    public static string? Status(QualificationRecord record, DateTimeOffset now) => record switch
    {
        { VettedAt: null } => null,
        { VettedAt: { } end } when now < end => InReview,
        { DenialReason: not null } => Denied,
        _ => Approved,
    };

    /// <summary>Creates the response to GET.</summary>
    public static CustomerQualification Render(QualificationRecord record, DateTimeOffset now) => Render(record, Status(record, now));

    /// <summary>Creates the response to the request: education is always in review.</summary>
    public static CustomerQualification RenderNew(QualificationRecord record) =>
        Render(record, record.Qualification == QualificationKind.Education ? InReview : Status(record, record.CreatedAt));

    /// <summary>The host of a website, with or without a scheme; null if the text is not a website.</summary>
    public static string? FindHost(string website)
    {
        var text = website.Contains("://", StringComparison.Ordinal) ? website : $"https://{website}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && DomainName.IsValid(address.IdnHost)
            ? address.IdnHost
            : null;
    }

    private static bool IsAcademic(string website) =>
        FindHost(website)!.Split('.').Skip(1).Any(label => Academic.Contains(label, StringComparer.OrdinalIgnoreCase));

    private static CustomerQualification Render(QualificationRecord record, string? status)
    {
        // Both spellings: the documented responses have one, and the .NET SDK reads the other.
        var date = status is null ? null : record.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return new()
        {
            Qualification = record.Qualification,
            VettingStatus = status,
            VettingReason = status == Denied ? record.DenialReason : null,
            VettingCreatedDate = date,
            VettingCreateDate = date,
        };
    }
}
