using System.Globalization;
using Customary.Core.Domains;
using Customary.Storage.Tenants;

namespace Customary.Core.Qualifications;

/// <summary>
/// How a qualification is vetted. What it comes to is known when it is asked for, and told once the time of the review
/// is over, so nothing must run for it. Source of the words: "Get a customer's qualification asynchronously"; who is
/// denied is our own rule.
/// </summary>
internal static class Vetting
{
    public const string InReview = "InReview";
    public const string Approved = "Approved";
    public const string Denied = "Denied";
    private const string NotAcademic = "Not an Academic Domain";

    // Under which names schools stand, at the top or under a country: contoso.edu, contoso.ac.uk, contoso.k12.wa.us.
    private static readonly string[] Academic = ["edu", "ac", "k12", "sch"];

    /// <summary>A qualification that is asked for now. A website that is no school's is denied in the end.</summary>
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

    /// <summary>How far the vetting is; null where nothing is vetted.</summary>
    public static string? Status(QualificationRecord held, DateTimeOffset now) => held switch
    {
        { VettedAt: null } => null,
        { VettedAt: { } end } when now < end => InReview,
        { DenialReason: not null } => Denied,
        _ => Approved,
    };

    /// <summary>The qualification as GET answers it.</summary>
    public static CustomerQualification Render(QualificationRecord held, DateTimeOffset now) => Render(held, Status(held, now));

    /// <summary>The qualification as it is answered to whoever asks for it: the vetting of a school has only begun.</summary>
    public static CustomerQualification RenderNew(QualificationRecord held) =>
        Render(held, held.Qualification == QualificationKind.Education ? InReview : Status(held, held.CreatedAt));

    /// <summary>The host of a website, which may be sent without its scheme; null where it is no website.</summary>
    public static string? HostOf(string website)
    {
        var text = website.Contains("://", StringComparison.Ordinal) ? website : $"https://{website}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && DomainName.IsValid(address.IdnHost)
            ? address.IdnHost
            : null;
    }

    private static bool IsAcademic(string website) =>
        HostOf(website)!.Split('.').Skip(1).Any(label => Academic.Contains(label, StringComparer.OrdinalIgnoreCase));

    private static CustomerQualification Render(QualificationRecord held, string? status)
    {
        // Both spellings, for the documented answers have the one and the .NET SDK reads the other.
        var date = status is null ? null : held.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return new()
        {
            Qualification = held.Qualification,
            VettingStatus = status,
            VettingReason = status == Denied ? held.DenialReason : null,
            VettingCreatedDate = date,
            VettingCreateDate = date,
        };
    }
}
