using System.Text.Json.Nodes;
using Customary.Core.Users;
using Customary.Hosting.Tests.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Relationships;

/// <summary>Tests the cost of a sign-in on the acceptance page and the limits for one client.</summary>
public sealed class SignInCostTests
{
    [Fact]
    public async Task A_wrong_password_an_unknown_user_and_an_unknown_domain_cost_the_same()
    {
        await using var service = await CustomaryFixture.StartAsync(hashIterations: new PasswordHashingOptions().Iterations);
        var customer = await TestCustomer.CreateAsync(service);
        await customer.AddUserAsync("daniel");
        var nowhere = JsonNode.Parse("""{"companyProfile":{"domain":"nobody.onmicrosoft.com"}}""")!;
        var queue = service.Services.GetRequiredService<PasswordHashQueue>();
        foreach (var (name, at) in ((string, JsonNode)[])[("daniel", customer.Customer), ("admin", customer.Customer), ("nobody", customer.Customer), ("admin", nowhere)])
        {
            var before = queue.StartedCount;
            (await AcceptanceTests.AcceptAsync(service, customer.Partner, at, name, "wrong")).ShouldBe(403);
            (queue.StartedCount - before).ShouldBe(1, $"{name}@{at["companyProfile"]!["domain"]}");
        }
    }

    [Fact]
    public async Task A_client_address_has_one_attempt_limit_across_customers()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CustomaryFixture.StartAsync(clock: clock, hashIterations: new PasswordHashingOptions().Iterations, settings: ("sign-in-rate-limit", "3"));
        var customer = await TestCustomer.CreateAsync(service);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var nowhere = JsonNode.Parse($$$"""{"companyProfile":{"domain":"nobody{{{attempt}}}.onmicrosoft.com"}}""")!;
            (await AcceptanceTests.AcceptAsync(service, customer.Partner, nowhere, password: "wrong")).ShouldBe(403);
        }

        var queue = service.Services.GetRequiredService<PasswordHashQueue>();
        var before = queue.StartedCount;
        (await AcceptanceTests.AcceptAsync(service, customer.Partner, customer.Customer)).ShouldBe(429);
        queue.StartedCount.ShouldBe(before, "a refused attempt is not hashed");
        clock.Advance(TimeSpan.FromSeconds(60));
        (await AcceptanceTests.AcceptAsync(service, customer.Partner, customer.Customer)).ShouldBe(200);
    }

    [Fact]
    public async Task All_anonymous_sign_ins_share_one_part_of_the_hash_queue()
    {
        await using var service = await CustomaryFixture.StartAsync(hashIterations: new PasswordHashingOptions().Iterations);
        var customer = await TestCustomer.CreateAsync(service);
        Task flood;
        Task<JsonNode> partner;
        await using (var occupied = await BusyHashQueue.StartAsync(service))
        {
            flood = occupied.FillShare(PasswordHasher.AnonymousOwner);
            (await AcceptanceTests.AcceptAsync(service, customer.Partner, customer.Customer)).ShouldBe(503);
            partner = customer.AddUserAsync("daniel");
            (await customer.Partner.GetAsync(customer.Path)).Status.ShouldBe(200);
        }

        await flood;
        await partner;
        (await AcceptanceTests.AcceptAsync(service, customer.Partner, customer.Customer)).ShouldBe(200);
    }
}
