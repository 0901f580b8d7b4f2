using Customary.Core.Summaries;
using Customary.Portal.Overview;

namespace Customary.Portal.Tests.Overview;

/// <summary>The growth of the number of customers.</summary>
public sealed class GrowthSeriesTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public void Young_customers_are_shown_by_day()
    {
        var growth = GrowthSeries.Create(Count(Today, Today, Today.AddDays(-1), Today.AddDays(-13)), Today);
        growth.IsDaily.ShouldBeTrue();
        growth.Periods.Count.ShouldBe(14);
        (growth.Periods[0].Start, growth.Periods[^1].Start).ShouldBe((Today.AddDays(-13), Today));
        growth.Periods.Select(period => period.Added).ShouldBe([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
        growth.Periods.Select(period => period.Total).ShouldBe([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4]);
    }

    [Fact]
    public void Older_customers_are_shown_by_month_and_count_from_the_start()
    {
        var growth = GrowthSeries.Create(Count(Today, new(2026, 2, 28), new(2025, 4, 1), new(2025, 3, 31), new(2020, 1, 1)), Today);
        growth.IsDaily.ShouldBeFalse();
        growth.Periods.Select(period => period.Start).ShouldBe(Enumerable.Range(0, 12).Select(month => new DateOnly(2025, 4, 1).AddMonths(month)));
        growth.Periods.Select(period => period.Added).ShouldBe([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
        growth.Periods.Select(period => period.Total).ShouldBe([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5]);
    }

    [Fact]
    public void Customers_without_a_time_in_their_ID_count_from_the_start()
    {
        var growth = GrowthSeries.Create(Count(Today).Add(new(Guid.Parse("11111111-2222-4333-8444-555555555555"), "DE")), Today);
        growth.Periods.Select(period => period.Added).Sum().ShouldBe(1);
        (growth.Periods[0].Total, growth.Periods[^1].Total).ShouldBe((1, 2));
    }

    [Fact]
    public void Customers_from_a_later_time_of_the_sandbox_clock_count_today() =>
        GrowthSeries.Create(Count(Today.AddDays(1)), Today).Periods[^1].ShouldBe(new(Today, 1, 1));

    [Fact]
    public void No_customers_are_zero_on_every_day() => GrowthSeries.Create(CustomerCounts.Empty(), Today).Periods.ShouldAllBe(period => period.Total == 0 && period.Added == 0);

    [Fact]
    public void Stored_counts_are_read_as_they_were_written()
    {
        var counts = Count(Today, Today.AddDays(-40));
        var read = CustomerCounts.Read(SegmentedCounts.Create(default, [new(Until: null, counts)]).Write());
        read.Total.ShouldBe(2);
        read.ByDay.ShouldBe(counts.ByDay);
        read.ByCountry.ShouldBe(counts.ByCountry);
    }

    private static CustomerCounts Count(params DateOnly[] days) =>
        days.Aggregate(CustomerCounts.Empty(), (counts, day) => counts.Add(new(Guid.CreateVersion7(new DateTimeOffset(day, new(23, 59), TimeSpan.Zero)), "US")));
}
