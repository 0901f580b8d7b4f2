using Customary.Core.RateLimiting;

namespace Customary.AllocationTests;

public sealed class AllocationTests
{
    private const double GetBytes = 4096;
    private const int Decisions = 100_000;

    [Fact]
    public async Task A_get_by_id_with_everything_on_allocates_no_more_than_its_budget() =>
        (await GetAllocations.MeasureAsync()).ShouldBeLessThanOrEqualTo(GetBytes);

    [Fact]
    public void A_decision_of_the_limiter_on_a_tenant_that_it_knows_allocates_nothing()
    {
        var limiter = new InMemoryTenantRateLimiter(limit: 1000, TimeProvider.System);
        var tenant = Guid.NewGuid();

        // Fills the minute: what is remembered of a tenant grows until then, and never after.
        for (var request = 0; request < 1000; request++) limiter.TryAcquire(tenant).ShouldBe(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var decision = 0; decision < Decisions; decision++) limiter.TryAcquire(tenant);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
