namespace Customary.Portal.Overview;

/// <summary>How the number of customers has grown: by day while all customers are younger than a month, otherwise by month.</summary>
/// <param name="Periods">The periods, oldest first. The last one is not over.</param>
/// <param name="IsDaily">Whether a period is a day; otherwise a month.</param>
internal sealed record GrowthSeries(IReadOnlyList<GrowthPeriod> Periods, bool IsDaily)
{
    private const int Days = 14;
    private const int Months = 12;

    /// <summary>Creates the series that ends today. Only customers that the partner still has are counted.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="today">The day in UTC, on the clock of the API.</param>
    public static GrowthSeries Create(CustomerCounts counts, DateOnly today)
    {
        var isDaily = counts.ByDay.Count == 0 || counts.ByDay.Keys.First() > today.DayNumber - Days;
        var current = isDaily ? today : new(today.Year, today.Month, 1);
        var starts = Enumerable.Range(1 - (isDaily ? Days : Months), isDaily ? Days : Months).Select(offset => isDaily ? current.AddDays(offset) : current.AddMonths(offset)).ToList();

        // Customers without a known time of creation count from the start.
        var undated = counts.Total - counts.ByDay.Values.Sum();
        var periods = starts.Select((start, index) =>
        {
            var end = index + 1 < starts.Count ? starts[index + 1] : DateOnly.MaxValue;
            return new GrowthPeriod(start, Count(start, end), undated + Count(DateOnly.MinValue, end));
        }).ToList();
        return new(periods, isDaily);

        long Count(DateOnly from, DateOnly to) => counts.ByDay.Where(day => day.Key >= from.DayNumber && day.Key < to.DayNumber).Sum(day => day.Value);
    }
}

/// <summary>A day or a month.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Added">The customers that were created in it.</param>
/// <param name="Total">All customers at its end.</param>
internal sealed record GrowthPeriod(DateOnly Start, long Added, long Total);
