using System.Diagnostics;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Core.RateLimiting;

namespace Customary.Benchmarks;

/// <summary>The cost of a rate limit decision with many active tenants.</summary>
internal static class LimiterBenchmark
{
    private const int Limit = 500;
    private const int Decisions = 2_000_000;

    public static Task<Report> RunAsync(BenchmarkRun run)
    {
        var clock = new AdjustableClock();
        var limiter = new InMemoryTenantRateLimiter(Limit, clock);
        var random = new Random(1);
        Guid[] tenants = [.. Enumerable.Range(0, run.Scale.Tenants).Select(_ => Guid.NewGuid())];
        foreach (var tenant in tenants) limiter.TryAcquire(tenant);

        // Chosen before the measurement, so that only the decisions are measured.
        Guid[] callers = [.. Enumerable.Range(0, Decisions).Select(_ => tenants[random.Next(tenants.Length)])];
        Guid[] same = [.. callers.Select(_ => callers[0])];
        var known = Rounds(run.Scale.Rounds, limiter, callers, () => { });
        var one = Rounds(run.Scale.Rounds, limiter, same, () => { });
        var swept = Rounds(run.Scale.Rounds, limiter, callers, clock.AdvanceMinute);
        return Task.FromResult(new Report()
            .Figure($"rate limit decision for a random tenant of {tenants.Length:N0}", new(known.Select(round => round.Nanoseconds)), " ns", Target.AtMost(1000, 200))
            .Table(
                ["", "ns per decision", "bytes allocated per decision"],
                [
                    Row("random tenant", known),
                    Row($"same tenant, rejected after {Limit} requests", one),
                    Row("random tenant, inactive for a minute, so that its window is removed and created again", swept),
                ]));
    }

    private static string[] Row(string name, List<(double Nanoseconds, double Bytes)> rounds) =>
        [name, Report.Number(new Spread(rounds.Select(round => round.Nanoseconds))), Report.Number(new Spread(rounds.Select(round => round.Bytes)))];

    private static List<(double Nanoseconds, double Bytes)> Rounds(int count, InMemoryTenantRateLimiter limiter, Guid[] callers, Action before)
    {
        var rounds = new List<(double, double)>();
        for (var round = 0; round <= count; round++)
        {
            before();
            var (bytes, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            foreach (var tenant in callers) limiter.TryAcquire(tenant);
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (round > 0) rounds.Add((elapsed.TotalNanoseconds / callers.Length, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / callers.Length));
        }

        return rounds;
    }

    /// <summary>The system clock with an adjustable offset.</summary>
    private sealed class AdjustableClock : TimeProvider
    {
        private long _offset;

        public override long GetTimestamp() => System.GetTimestamp() + _offset;

        public void AdvanceMinute() => _offset += 61 * TimestampFrequency;
    }
}
