using Customary.Client.Sandbox;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>The report of rate limits.</summary>
public sealed class SandboxLimitTests
{
    [Theory, AllStores]
    public async Task Shows_used_limit_the_next_free_time_and_who_came_back_too_early(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: ("rate-limit", "3"));
        using var http = service.CreateHttpSandbox();
        var (partner, idle) = (await service.SignInAsync(), await service.SignInAsync());
        var start = (await service.Sandbox.Clock.FreezeAsync()).Now;
        (await http.Limits.ListAsync()).ShouldBeEmpty();
        for (var count = 0; count < 3; count++)
        {
            (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
            await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        (await partner.GetAsync("/v1/customers")).Header("Retry-After").ShouldBe("57");
        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(10));
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(429);
        var told = start.AddSeconds(60);
        foreach (var sandbox in new ISandbox[] { service.Sandbox, http })
        {
            var limit = (await sandbox.Limits.ListAsync()).ShouldHaveSingleItem();
            (limit.Tenant, limit.Used, limit.Limit).ShouldBe((partner.Tenant, 3, 3));
            limit.FreesAt.ShouldNotBeNull().ShouldBe(told, TimeSpan.FromMilliseconds(1));
            var early = limit.EarlyReturns.ShouldHaveSingleItem();
            (early.At, early.ToldUntil, early.Application).ShouldBe((start.AddSeconds(13), told, "tests"));
            (await sandbox.Limits.ListAsync(partner.Tenant.ToString())).ShouldHaveSingleItem().Used.ShouldBe(3);
            var other = (await sandbox.Limits.ListAsync(idle.Tenant.ToString())).ShouldHaveSingleItem();
            (other.Used, other.Limit, other.FreesAt, other.EarlyReturns.Count).ShouldBe((0, 3, null, 0));
        }

        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await http.Limits.ListAsync()).ShouldHaveSingleItem().Used.ShouldBe(0);
    }

    [Theory]
    [MemoryStore("?tenant=", "tenant: must be a tenant ID or a name")]
    [MemoryStore("?tenants=a", "tenants: is not known; allowed: tenant")]
    [MemoryStore("?tenant=a&tenant=b", "tenant: is repeated")]
    public async Task A_query_that_is_not_valid_names_the_parameter(StoreKind store, string query, string detail)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        using var response = await service.Http.GetAsync(new Uri($"/_customary/limits{query}", UriKind.Relative));
        (await ApiResponse.ReadAsync(response)).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldBe(detail);
    }
}
