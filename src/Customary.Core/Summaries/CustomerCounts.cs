using System.Buffers.Binary;
using System.Text.Json.Serialization;

namespace Customary.Core.Summaries;

/// <summary>How many customers a partner has, by the day of their creation and by country.</summary>
/// <param name="Total">All customers with an active relationship.</param>
/// <param name="ByDay">The customers by the day of their creation in UTC, as <see cref="DateOnly.DayNumber"/>. A customer whose ID contains no time is missing.</param>
/// <param name="ByCountry">The customers by the country of their company: an ISO 3166-1 alpha-2 code; empty if it is not known.</param>
internal sealed record CustomerCounts(long Total, SortedDictionary<int, long> ByDay, SortedDictionary<string, long> ByCountry)
{
    /// <summary>Counts no customers.</summary>
    public static CustomerCounts Empty() => new(0, [], new(StringComparer.Ordinal));

    /// <summary>Reads serialized counts.</summary>
    public static CustomerCounts Read(byte[] json) => JsonSerializer.Deserialize(json, SummaryJsonContext.Default.CustomerCounts)!;

    /// <summary>The counts with one more customer.</summary>
    public CustomerCounts Add(CountedCustomer customer)
    {
        if (GetDay(customer.Id) is { } day) ByDay[day] = ByDay.GetValueOrDefault(day) + 1;
        var country = customer.Country ?? "";
        ByCountry[country] = ByCountry.GetValueOrDefault(country) + 1;
        return this with { Total = Total + 1 };
    }

    // IDs of customers are UUIDs of version 7, which begin with the time in milliseconds. An imported customer can have another ID.
    private static int? GetDay(Guid id)
    {
        if (id.Version != 7) return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        return milliseconds <= MaxMilliseconds ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime).DayNumber : null;
    }

    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}

/// <summary>The JSON contract of stored counts.</summary>
[JsonSerializable(typeof(CustomerCounts))]
[JsonSerializable(typeof(SegmentedCounts))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
