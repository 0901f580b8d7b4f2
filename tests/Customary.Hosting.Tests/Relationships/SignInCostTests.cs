using System.Text.Json.Nodes;
using Customary.Core.Users;
using Customary.Hosting.Tests.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Relationships;

/// <summary>What a sign-in on the acceptance page costs, and how much of it one client can ask for.</summary>
public sealed class SignInCostTests
{
    [Fact]
    public async Task A_wrong_password_an_unknown_user_and_an_unknown_domain_cost_the_same_hash()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var customer = await CustomerOfPartner.CreateAsync(service);
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
    public async Task A_client_address_has_so_many_attempts_in_a_minute_whichever_customers_it_tries()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CustomaryFixture.StartAsync(clock: clock, settings: ("sign-in-rate-limit", "3"));
        var customer = await CustomerOfPartner.CreateAsync(service);
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
    public async Task All_anonymous_sign_ins_together_have_one_share_of_the_queue()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var customer = await CustomerOfPartner.CreateAsync(service);
        Task flood;
        Task<JsonNode> partner;
        await using (var occupied = await OccupiedHashing.StartAsync(service))
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
