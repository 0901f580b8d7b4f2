using Customary.Core.RateLimiting;

namespace Customary.AllocationTests;

public sealed class AllocationTests
{
    private const double GetBytes = 4096;
    private const int Decisions = 100_000;

    [Fact]
    public async Task Get_customer_stays_within_its_allocation_budget() =>
        (await GetAllocations.MeasureAsync()).ShouldBeLessThanOrEqualTo(GetBytes);

    [Fact]
    public void Rate_limit_check_of_a_known_tenant_allocates_nothing()
    {
        var limiter = new InMemoryTenantRateLimiter(limit: 1000, TimeProvider.System);
        var tenant = Guid.NewGuid();

        // The state of a tenant grows until its window is full and never after.
        for (var request = 0; request < 1000; request++) limiter.TryAcquire(tenant).ShouldBe(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var decision = 0; decision < Decisions; decision++) limiter.TryAcquire(tenant);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
