using Customary.Core.Users;
using Customary.Storage.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Users;

/// <summary>Sets passwords while the hash queue is busy. Each test has its own server, because the queue belongs to it.</summary>
public sealed class PasswordHashingTests
{
    [Fact]
    public async Task Password_changes_return_503_and_change_nothing_when_the_share_of_the_partner_is_full()
    {
        await using var service = await CustomaryFixture.StartAsync(hashIterations: new PasswordHashingOptions().Iterations);
        var (flooding, other) = (await TestCustomer.CreateAsync(service), await TestCustomer.CreateAsync(service));
        var daniel = await flooding.AddUserAsync("daniel");
        var requestId = ("MS-RequestId", Guid.NewGuid().ToString());
        var password = new { passwordProfile = new { password = "Another1*" } };
        Task flood;
        Task<System.Text.Json.Nodes.JsonNode> patient;
        await using (var occupied = await BusyHashQueue.StartAsync(service))
        {
            flood = occupied.FillShare(flooding.Partner.Tenant);
            foreach (var rejected in (ApiResponse[])
                [
                    await flooding.Partner.PostAsync(flooding.Users, flooding.NewUser("eve"), requestId),
                    await flooding.Partner.PatchAsync($"{flooding.Users}/{daniel["id"]}", password),
                    await flooding.Partner.PatchAsync($"{flooding.Users}/{daniel["id"]}/resetpassword", password),
                ])
            {
                rejected.ShouldBeFault(503, 800003);
                rejected.Headers["Retry-After"].ShouldBe("2");
            }

            // Requests without a hash succeed, and another partner still has a share of the queue.
            (await flooding.NamesAsync()).ShouldBe(["admin", "daniel"]);
            (await flooding.Partner.PatchAsync($"{flooding.Users}/{Guid.NewGuid()}/resetpassword", password)).ShouldBeFault(404, 60002);
            (await flooding.Partner.PostAsync(flooding.Users, flooding.NewUser("daniel"))).ShouldBeFault(409, 3001);
            patient = other.AddUserAsync("zoe");
            (await other.Partner.GetAsync(other.Path)).Status.ShouldBe(200);
        }

        await flood;
        await patient;
        (await flooding.Partner.PostAsync(flooding.Users, flooding.NewUser("eve"), requestId)).Status.ShouldBe(200, "a refusal releases the request id");
        service.Services.GetRequiredService<RequestClaims>().Count.ShouldBe(0);
    }

    [Theory, AllStores]
    public async Task Concurrent_duplicates_of_one_request_hash_once(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, hashIterations: new PasswordHashingOptions().Iterations);
        var customer = await TestCustomer.CreateAsync(service);
        var queue = service.Services.GetRequiredService<PasswordHashQueue>();
        var before = queue.StartedCount;
        var requestId = ("MS-RequestId", Guid.NewGuid().ToString());
        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), requestId)));

        responses.ShouldAllBe(response => response.Status == 200);
        responses.Select(response => response.Text).Distinct().ShouldHaveSingleItem();
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("eve"), requestId)).ShouldBeFault(409, 3002);
        (queue.StartedCount - before).ShouldBe(1);
        (await customer.NamesAsync()).ShouldBe(["admin", "daniel"]);
        service.Services.GetRequiredService<RequestClaims>().Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_aborted_request_leaves_the_queue_and_releases_its_request_id()
    {
        await using var service = await CustomaryFixture.StartAsync(hashIterations: new PasswordHashingOptions().Iterations);
        var claims = service.Services.GetRequiredService<RequestClaims>();
        var request = new IdempotentRequest(IdempotentRequest.CreateUser(Guid.NewGuid()), Guid.NewGuid(), []);
        var (partner, first) = (Guid.NewGuid(), await claims.ClaimAsync(Guid.Empty, request, CancellationToken.None));
        using (await claims.ClaimAsync(partner, request, CancellationToken.None)) claims.Count.ShouldBe(2, "another partner's request of the same id is another request");
        using var canceled = new CancellationTokenSource();
        var duplicate = claims.ClaimAsync(Guid.Empty, request, canceled.Token).AsTask();
        duplicate.IsCompleted.ShouldBeFalse();
        await canceled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(duplicate);
        claims.Count.ShouldBe(1);
        first!.Dispose();
        claims.Count.ShouldBe(0);
    }
}
