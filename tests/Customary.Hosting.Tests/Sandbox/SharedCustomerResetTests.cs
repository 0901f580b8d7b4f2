using Customary.Hosting.Tests.Relationships;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>A partner keeps a shared customer while the data of the customer's home partner is reset.</summary>
public sealed class SharedCustomerResetTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const int Rounds = 15;
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";

    [Theory, AllStores]
    public async Task Requests_of_another_partner_succeed_while_the_home_partner_is_reset(StoreKind store)
    {
        var service = await services.GetAsync(store, ("rate-limit", "0"));
        var second = await service.SignInAsync();
        using var sandbox = service.CreateHttpSandbox();
        for (var round = 0; round < Rounds; round++)
        {
            var first = await TestCustomer.CreateAsync(service);
            var (url, fields) = await AcceptanceTests.FormAsync(second, first.Customer);
            (await AcceptanceTests.SendAsync(service, (new(url.OriginalString.Replace("DAP=false", "DAP=true", StringComparison.Ordinal)), fields))).ShouldBe(200);
            var user = (await second.PostAsync(first.Users, first.NewUser("first"))).Json.Text("id");

            var requests = new[]
            {
                RepeatAsync(() => second.GetAsync($"{first.Users}/{user}")),
                RepeatAsync(() => second.GetAsync($"{first.Path}/directoryroles/{Administrators}/usermembers")),
                RepeatAsync(() => second.GetAsync($"{first.Path}/profiles/company")),
                RepeatAsync(() => second.PatchAsync($"{first.Users}/{user}", new { displayName = "Changed" })),
            };
            await sandbox.ResetAsync(first.Partner.Tenant.ToString());
            await Task.WhenAll(requests);
            (await second.GetAsync(first.Users)).Json["items"]!.AsArray().Count.ShouldBe(2, "the administrator and the new user");
            (await first.Partner.GetAsync(first.Path)).Status.ShouldBe(404);
        }

        async Task RepeatAsync(Func<Task<ApiResponse>> request)
        {
            for (var count = 0; count < 40; count++)
            {
                var response = await request();
                response.Status.ShouldBe(200, response.Text);
            }
        }
    }
}
