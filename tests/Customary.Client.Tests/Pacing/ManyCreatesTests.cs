using System.Collections.Concurrent;
using Customary.Core.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Client.Tests.Pacing;

/// <summary>Many creates by parallel workers against the real rate limiter of the server. Server and clients have the same clock.</summary>
public sealed class ManyCreatesTests(ITestOutputHelper output)
{
    private const int Creates = 10_000;
    private const int Workers = 16;

    [Fact]
    public async Task Workers_that_share_a_budget_create_10_000_customers_at_the_pace_of_the_limit()
    {
        var run = await RunAsync(changeAt: null);
        run.ElapsedAfter(500).TotalMinutes.ShouldBeLessThan((Creates - 500) / 500.0 / 0.95);
    }

    [Fact]
    public async Task Workers_keep_the_pace_when_the_limit_drops_halfway()
    {
        var run = await RunAsync(changeAt: Creates / 2);
        run.ElapsedBetween(500, Creates / 2).TotalMinutes.ShouldBeLessThan(((Creates / 2) - 500) / 500.0 / 0.95);

        // After the drop, a minute passes until the requests of the higher limit have left the window.
        (run.ElapsedBetween(Creates / 2, Creates) - TimeSpan.FromMinutes(1)).TotalMinutes.ShouldBeLessThan(Creates / 2 / 200.0 / 0.95);
    }

    private async Task<Run> RunAsync(int? changeAt)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var limiter = new LoweredRateLimiter(500, 200, clock);
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Memory, clock, configureServices: services => services.AddSingleton<TenantRateLimiter>(limiter));
        var pacing = new TenantPacing(null, clock);
        var tenant = Guid.NewGuid().ToString();
        var start = clock.GetTimestamp();
        var completed = new ConcurrentQueue<TimeSpan>();
        var next = 0;
        var active = Workers;
        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            var client = service.CreateClient(tenant, configure: options => (options.Pacing, options.Timeout) = (pacing, Timeout.InfiniteTimeSpan));
            while (Interlocked.Increment(ref next) <= Creates)
            {
                await client.Customers.CreateAsync(TestClients.NewCustomer());
                completed.Enqueue(clock.GetElapsedTime(start));
                if (completed.Count == changeAt) limiter.Lower();
            }

            Interlocked.Decrement(ref active);
        })).ToList();

        // Time passes only while every worker waits for the budget.
        var done = Task.WhenAll(workers);
        while (!done.IsCompleted)
        {
            if (pacing.WaitingRequests > 0 && pacing.WaitingRequests == Volatile.Read(ref active)) clock.Advance(TimeSpan.FromSeconds(0.5));
            else await Task.Yield();
        }

        await done;
        var run = new Run([.. completed]);
        clock.Advance(TimeSpan.FromMinutes(2));
        var customers = await service.CreateClient(tenant).Customers.ListAsync().ToListAsync();
        output.WriteLine($"{run.Times.Length} creates in {run.Times[^1].TotalMinutes:0.00} minutes, {limiter.Rejected} times 429, estimated limit {pacing.RequestsPerMinute}");
        customers.Count.ShouldBe(Creates);
        customers.Select(customer => customer.CompanyProfile!.Domain).Distinct().Count().ShouldBe(Creates);

        // The budget learns the limit instead of trying.
        limiter.Rejected.ShouldBeLessThan(Creates / 20);
        return run;
    }

    /// <summary>The rate limiter of the server, replaced by one with a lower limit, as after a restart with another setting.</summary>
    private sealed class LoweredRateLimiter(int limit, int lower, TimeProvider clock) : TenantRateLimiter
    {
        private InMemoryTenantRateLimiter _limiter = new(limit, clock);
        private int _rejected;

        public int Rejected => _rejected;

        public void Lower() => _limiter = new(lower, clock);

        public override async ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken)
        {
            var seconds = await _limiter.TryAcquireAsync(tenant, cancellationToken);
            if (seconds > 0) Interlocked.Increment(ref _rejected);
            return seconds;
        }

        public override ValueTask<IReadOnlyList<TenantUsage>> GetUsageAsync(Guid? tenant, CancellationToken cancellationToken) => _limiter.GetUsageAsync(tenant, cancellationToken);
    }

    /// <summary>When each create was completed, in order.</summary>
    private sealed record Run(TimeSpan[] Times)
    {
        public TimeSpan ElapsedAfter(int count) => ElapsedBetween(count, Times.Length);

        public TimeSpan ElapsedBetween(int from, int to) => Times[to - 1] - Times[from - 1];
    }
}
