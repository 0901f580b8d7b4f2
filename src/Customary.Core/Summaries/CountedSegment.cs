namespace Customary.Core.Summaries;

/// <summary>The counts of the customers whose IDs are in a range. After a change, only the segments with the changed customers are counted again.</summary>
/// <param name="Until">The last ID of the range, which begins after the previous segment; null for the last segment, which has no end.</param>
/// <param name="Counts">The counts.</param>
internal sealed record CountedSegment(Guid? Until, CustomerCounts Counts);

/// <summary>What is stored of a partner's customers.</summary>
/// <param name="Total">See <see cref="CustomerCounts"/>.</param>
/// <param name="ByDay">See <see cref="CustomerCounts"/>.</param>
/// <param name="ByCountry">See <see cref="CustomerCounts"/>.</param>
/// <param name="AllCountedAt">When all customers were counted, on the clock of the API.</param>
/// <param name="Segments">The segments, by ID.</param>
internal sealed record SegmentedCounts(long Total, SortedDictionary<int, long> ByDay, SortedDictionary<string, long> ByCountry, DateTimeOffset AllCountedAt, IReadOnlyList<CountedSegment> Segments)
{
    /// <summary>Adds the segments up.</summary>
    public static SegmentedCounts Create(DateTimeOffset allCountedAt, IReadOnlyList<CountedSegment> segments)
    {
        var (total, byDay, byCountry) = (0L, new SortedDictionary<int, long>(), new SortedDictionary<string, long>(StringComparer.Ordinal));
        foreach (var counts in segments.Select(segment => segment.Counts))
        {
            total += counts.Total;
            foreach (var (day, count) in counts.ByDay) byDay[day] = byDay.GetValueOrDefault(day) + count;
            foreach (var (country, count) in counts.ByCountry) byCountry[country] = byCountry.GetValueOrDefault(country) + count;
        }

        return new(total, byDay, byCountry, allCountedAt, segments);
    }

    /// <summary>Serializes the counts as UTF-8 JSON, which <see cref="CustomerCounts.Read"/> reads too.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, SummaryJsonContext.Default.SegmentedCounts);

    /// <summary>Reads serialized counts; null if an earlier version has stored them, without segments.</summary>
    public static SegmentedCounts? Read(byte[] json) =>
        json.Length > 0 && JsonSerializer.Deserialize(json, SummaryJsonContext.Default.SegmentedCounts) is { Segments.Count: > 0 } counts ? counts : null;
}
