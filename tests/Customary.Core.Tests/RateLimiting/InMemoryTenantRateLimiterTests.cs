using Customary.Core.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Core.Tests.RateLimiting;

public sealed class InMemoryTenantRateLimiterTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public Task Matches_the_model_for_any_sequence_of_tenants_and_times(int limit) =>
        PropertyCheck.RunAsync<(byte Tenant, byte Step)[]>(100, requests =>
        {
            var clock = new FakeTimeProvider();
            var (limiter, model) = (new InMemoryTenantRateLimiter(limit, clock), new RateLimiterModel(limit));
            Guid[] tenants = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
            var start = clock.GetUtcNow();
            foreach (var (tenant, step) in requests)
            {
                clock.Advance(Step(step));
                var who = tenants[tenant % tenants.Length];
                limiter.TryAcquire(who).ShouldBe(model.TryAcquire(who, clock.GetUtcNow() - start));
            }

            model.IsWithinLimit().ShouldBeTrue();
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(100_000)]
    public void Admits_exactly_the_limit(int limit)
    {
        var (limiter, tenant) = (Limiter(limit), Guid.NewGuid());
        for (var i = 0; i < limit; i++) limiter.TryAcquire(tenant).ShouldBe(0);
        limiter.TryAcquire(tenant).ShouldBe(60);
    }

    [Fact]
    public Task Admits_after_the_reported_delay_and_not_a_second_earlier() =>
        PropertyCheck.RunAsync<(byte First, byte Second)>(200, steps =>
        {
            var clock = new FakeTimeProvider();
            var (limiter, tenant) = (new InMemoryTenantRateLimiter(2, clock), Guid.NewGuid());
            limiter.TryAcquire(tenant).ShouldBe(0);
            clock.Advance(TimeSpan.FromMilliseconds(steps.First * 117));
            limiter.TryAcquire(tenant).ShouldBe(0);
            clock.Advance(TimeSpan.FromMilliseconds(steps.Second * 117));
            var wait = limiter.TryAcquire(tenant);
            if (wait == 0) return Task.CompletedTask;
            clock.Advance(TimeSpan.FromSeconds(wait - 1));
            limiter.TryAcquire(tenant).ShouldBe(1);
            clock.Advance(TimeSpan.FromSeconds(1));
            limiter.TryAcquire(tenant).ShouldBe(0);
            return Task.CompletedTask;
        });

    [Fact]
    public void Rejected_requests_do_not_count()
    {
        var (limiter, tenant) = (Limiter(2), Guid.NewGuid());
        limiter.TryAcquire(tenant).ShouldBe(0);
        limiter.TryAcquire(tenant).ShouldBe(0);
        for (var i = 0; i < 59; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            limiter.TryAcquire(tenant).ShouldBe(59 - i);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        limiter.TryAcquire(tenant).ShouldBe(0);
        limiter.TryAcquire(tenant).ShouldBe(0);
        limiter.TryAcquire(tenant).ShouldBe(60);
    }

    [Fact]
    public void Without_a_limit_admits_everything_and_tracks_no_tenant()
    {
        var (limiter, tenant) = (Limiter(0), Guid.NewGuid());
        for (var i = 0; i < 2_000; i++) limiter.TryAcquire(tenant).ShouldBe(0);
        limiter.TenantCount.ShouldBe(0);
    }

    [Fact]
    public void Sixty_four_threads_get_exactly_the_limit_per_tenant_and_minute()
    {
        var limiter = Limiter(500);
        Guid[] tenants = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        for (var minute = 0; minute < 3; minute++)
        {
            var admitted = new int[tenants.Length];
            RunOnThreads(64, () =>
            {
                for (var i = 0; i < 120; i++)
                {
                    var tenant = i % tenants.Length;
                    if (limiter.TryAcquire(tenants[tenant]) == 0) Interlocked.Increment(ref admitted[tenant]);
                }
            });
            admitted.ShouldAllBe(count => count == 500);
            _clock.Advance(TimeSpan.FromSeconds(60));
        }
    }

    [Fact]
    public void The_limit_stays_exact_while_idle_tenants_are_removed_under_load()
    {
        var limiter = Limiter(5);
        var tenants = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToArray();
        for (var round = 0; round < 50; round++)
        {
            var admitted = new int[tenants.Length];
            RunOnThreads(8, () =>
            {
                for (var i = 0; i < tenants.Length; i++)
                {
                    if (limiter.TryAcquire(tenants[i]) == 0) Interlocked.Increment(ref admitted[i]);
                }
            });
            admitted.ShouldAllBe(count => count == 5);
            _clock.Advance(TimeSpan.FromSeconds(60));
        }
    }

    [Fact]
    public void Requests_of_other_tenants_remove_idle_tenants()
    {
        var limiter = Limiter(500);
        for (var i = 0; i < 1_000; i++) limiter.TryAcquire(Guid.NewGuid());
        limiter.TenantCount.ShouldBe(1_000);
        _clock.Advance(TimeSpan.FromSeconds(60));
        var stays = Guid.NewGuid();
        for (var i = 0; i < 500; i++) limiter.TryAcquire(stays).ShouldBe(0);
        limiter.TenantCount.ShouldBe(1);
        limiter.TryAcquire(stays).ShouldBe(60);
    }

    private InMemoryTenantRateLimiter Limiter(int limit) => new(limit, _clock);

    // Small and large steps, whole seconds and fractions, and often zero.
    private static TimeSpan Step(byte step) => (step % 5) switch
    {
        0 or 1 => TimeSpan.Zero,
        2 => TimeSpan.FromMilliseconds(step * 7),
        3 => TimeSpan.FromSeconds(step / 5),
        _ => TimeSpan.FromTicks(step),
    };

    private static void RunOnThreads(int count, Action work)
    {
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            work();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
