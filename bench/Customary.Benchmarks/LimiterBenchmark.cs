using System.Diagnostics;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Core.RateLimiting;

namespace Customary.Benchmarks;

/// <summary>What a decision of the limiter costs while it knows many tenants, each of which called within the minute.</summary>
internal static class LimiterBenchmark
{
    private const int Limit = 500;
    private const int Decisions = 2_000_000;

    public static Task<Report> RunAsync(BenchmarkRun run)
    {
        var clock = new LaterClock();
        var limiter = new InMemoryTenantRateLimiter(Limit, clock);
        var random = new Random(1);
        Guid[] tenants = [.. Enumerable.Range(0, run.Scale.Tenants).Select(_ => Guid.NewGuid())];
        foreach (var tenant in tenants) limiter.TryAcquire(tenant);

        // In the order in which they are asked for, so that finding out who asks is not part of the price.
        Guid[] asked = [.. Enumerable.Range(0, Decisions).Select(_ => tenants[random.Next(tenants.Length)])];
        Guid[] same = [.. asked.Select(_ => asked[0])];

        var known = Rounds(run.Scale.Rounds, limiter, asked, () => { });
        var one = Rounds(run.Scale.Rounds, limiter, same, () => { });
        var swept = Rounds(run.Scale.Rounds, limiter, asked, clock.Minute);
        return Task.FromResult(new Report()
            .Figure($"a decision of the limiter, {tenants.Length:N0} tenants known, any of them", new(known.Select(round => round.Nanoseconds)), " ns", Target.AtMost(1000, 200))
            .Table(
                ["", "ns a decision", "bytes allocated a decision"],
                [
                    Row("any of all tenants", known),
                    Row("always the same tenant, refused when its 500 are used", one),
                    Row("any of all tenants, each not seen for a minute, so that tenants are forgotten and known anew", swept),
                ]));
    }

    private static string[] Row(string name, List<(double Nanoseconds, double Bytes)> rounds) =>
        [name, Report.Number(new Spread(rounds.Select(round => round.Nanoseconds))), Report.Number(new Spread(rounds.Select(round => round.Bytes)))];

    private static List<(double Nanoseconds, double Bytes)> Rounds(int count, InMemoryTenantRateLimiter limiter, Guid[] asked, Action before)
    {
        var rounds = new List<(double, double)>();
        for (var round = 0; round <= count; round++)
        {
            before();
            var (bytes, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            foreach (var tenant in asked) limiter.TryAcquire(tenant);
            var took = Stopwatch.GetElapsedTime(started);
            if (round > 0) rounds.Add((took.TotalNanoseconds / asked.Length, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / asked.Length));
        }

        return rounds;
    }

    /// <summary>The system's clock, which can be moved on.</summary>
    private sealed class LaterClock : TimeProvider
    {
        private long _later;

        public override long GetTimestamp() => System.GetTimestamp() + _later;

        public void Minute() => _later += 61 * TimestampFrequency;
    }
}
