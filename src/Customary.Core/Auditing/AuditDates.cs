namespace Customary.Core.Auditing;

/// <summary>
/// Parses the dates of an audit query in every format that is documented or that clients send: ISO 8601, and month, day and year
/// as the .NET SDK writes them. Without a time zone they are UTC. Source: docs/contract.md#audit-records.
/// </summary>
internal static class AuditDates
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
    private static readonly string[] Days = ["yyyy-MM-dd", "M/d/yyyy"];

    private static readonly string[] Instants =
    [
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy H:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>Parses the start of a period. A date without a time is the first instant of the day.</summary>
    public static Outcome<DateTime> ReadStart(string text, string name) =>
        TryReadDay(text, out var day) || TryReadInstant(text, out day) ? day : NotADate(name);

    /// <summary>Parses the end of a period. A date without a time is the last instant of the day.</summary>
    public static Outcome<DateTime> ReadEnd(string text, string name)
    {
        if (TryReadDay(text, out var day)) return day.Date == DateTime.MaxValue.Date ? DateTime.MaxValue : day.AddDays(1).AddTicks(-1);
        return TryReadInstant(text, out var instant) ? instant : NotADate(name);
    }

    private static bool TryReadDay(string text, out DateTime day) =>
        DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, Styles, out day);

    private static bool TryReadInstant(string text, out DateTime instant) =>
        DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, Styles, out instant);

    private static Fault NotADate(string name) =>
        Fault.InvalidParameter(name, "must be a date such as 2024-01-31, 2024-01-31T12:00:00Z or 1/31/2024 12:00:00 AM");
}
