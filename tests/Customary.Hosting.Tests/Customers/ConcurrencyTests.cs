using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Customers;

public sealed class ConcurrencyTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Of_64_concurrent_updates_with_one_etag_exactly_one_succeeds(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/profiles/billing";
        var etag = (await partner.GetAsync(path)).Json["attributes"]!["etag"]!.GetValue<string>();
        var responses = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => partner.PutAsync(path, Profile(etag, $"Writer {number}"))));
        var winner = responses.Where(response => response.Status == 200).ShouldHaveSingleItem();
        foreach (var loser in responses.Where(response => response.Status != 200)) loser.ShouldBeFault(400, 2055);
        var now = await partner.GetAsync(path);
        now.Text.ShouldBe(winner.Text);
        now.Json["attributes"]!["etag"]!.GetValue<string>().ShouldNotBe(etag);
    }

    [Theory, AllStores]
    public async Task Of_64_concurrent_creations_with_one_domain_exactly_one_succeeds(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.SignInAsync()));
        var domain = TestData.Domain();
        var responses = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => partners[number % partners.Length].PostAsync(
            "/v1/customers",
            TestData.Customer(customer => customer["companyProfile"]!["domain"] = number % 2 == 0 ? domain : domain.ToUpperInvariant()),
            ("MS-RequestId", Guid.NewGuid().ToString()))));
        responses.Where(response => response.Status == 201).ShouldHaveSingleItem();
        foreach (var loser in responses.Where(response => response.Status != 201)) loser.ShouldBeFault(409, 3001);
        var lists = await Task.WhenAll(partners.Select(partner => partner.GetAsync("/v1/customers")));
        lists.Sum(list => list.Json["totalCount"]!.GetValue<int>()).ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Any_sequence_of_profile_reads_and_updates_matches_the_model(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        await PropertyCheck.RunAsync<byte[]>(10, async steps =>
        {
            var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/profiles/billing";
            var (current, name) = (Etag(await partner.GetAsync(path)), "Ann");
            var stale = new List<string> { "12345" };
            foreach (var (number, step) in steps.Take(30).Index())
            {
                var old = stale[step % stale.Count];
                var (etag, header, wins) = (step % 8) switch
                {
                    0 => (current, null, true),
                    1 => (null, current, true),
                    2 => (old, $"\"{current}\"", true),
                    3 => (null, "*", true),
                    4 => (null, $"\"{old}\", W/\"{current}\"", true),
                    5 => (old, null, false),
                    6 => (current, old, false),
                    _ => ((string?)null, (string?)null, false),
                };
                (string, string)[] headers = header is null ? [] : [("If-Match", header)];
                var response = await partner.PutAsync(path, Profile(etag, $"Name {number}"), headers);
                if (!wins)
                {
                    response.ShouldBeFault(400, 2055);
                }
                else
                {
                    response.Status.ShouldBe(200, response.Text);
                    stale.Add(current);
                    (current, name) = (Etag(response), $"Name {number}");
                    stale.ShouldNotContain(current);
                }

                var read = await partner.GetAsync(path);
                (Etag(read), read.Json["firstName"]!.GetValue<string>()).ShouldBe((current, name));
            }
        });
    }

    private static string Etag(ApiResponse response) => response.Json["attributes"]!["etag"]!.GetValue<string>();

    private static JsonObject Profile(string? etag, string firstName)
    {
        var profile = TestData.BillingProfile();
        profile["firstName"] = firstName;
        if (etag is not null) profile["attributes"] = new JsonObject { ["etag"] = etag };
        return profile;
    }
}
