using System.Globalization;

namespace Customary.Client;

/// <summary>Reads how long a response asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>
    /// Returns the wait of <c>Retry-After</c>; null if the header is absent or not valid. A date is compared with the <c>Date</c> of the
    /// response, because the clocks of client and server can differ.
    /// </summary>
    public static TimeSpan? Read(PipelineResponse response, TimeProvider clock)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text) || text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!TryParseDate(text, out var until)) return null;
        var now = response.Headers.TryGetValue("Date", out var date) && TryParseDate(date, out var server) ? server : clock.GetUtcNow();
        return until > now ? until - now : TimeSpan.Zero;
    }

    private static bool TryParseDate(string? text, out DateTimeOffset date) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
}
