using System.Text;
using Customary.Core.Sandbox;
using Customary.Core.Users;
using Customary.Hosting.Configuration;
using Customary.Hosting.Issuer;
using Customary.Storage.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Sandbox;

public sealed class SeedTests : IDisposable
{
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-seed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, AllStores]
    public async Task The_starter_of_customary_init_is_a_valid_seed(StoreKind store)
    {
        await using var service = await StartAsync(store, Encoding.UTF8.GetString(SeedStarter.Read()));
        var contoso = await service.SignInAsync(tenant: "contoso");
        var customer = (await contoso.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        var id = customer["id"]!.GetValue<string>();
        (await contoso.GetAsync($"/v1/customers/{id}")).Json["billingProfile"]!["email"]!.GetValue<string>().ShouldBe("ann@tailspintoys.example.com");
        (await contoso.GetAsync($"/v1/customers/{id}/users")).Json["items"]!.AsArray().Count.ShouldBe(2);
        (await contoso.GetAsync($"/v1/customers/{id}/directoryroles/729827e3-9c14-49f7-bb1b-9608f156bbb8/usermembers")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await contoso.GetAsync($"/v1/customers/{id}/qualifications")).Json.AsArray().Count.ShouldBe(1);
        (await contoso.GetAsync($"/v1/customers/{id}/agreements?agreementType=*")).Json["items"]!.AsArray().Count.ShouldBe(1);
        var users = service.Services.GetRequiredService<UserService>();
        (await users.VerifyAsync(new TenantKey(contoso.Tenant, Guid.Parse(id)), "daniel@tailspintoys.onmicrosoft.com", "abCD123*", CancellationToken)).Value.ShouldBeTrue();
        var fabrikam = await service.SignInAsync(tenant: "fabrikam");
        (await fabrikam.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await fabrikam.GetAsync("/v1/relationships?relationship_type=IsIndirectResellerOf")).Json["items"]!.AsArray().Count.ShouldBe(1);
        await StateTests.ShouldBeConsistentAsync(service);
    }

    [Theory]
    [InlineData("{\n  \"customers\": [\n    { \"tenant\": \"contoso\" }\n  ]\n}", "line 3, customers[0].customer: is required.")]
    [InlineData("{\n  \"customers\": [],\n  \"nmae\": 1\n}", "line 3, nmae: is not a known property.")]
    [InlineData("{\n  \"customers\": 5\n}", "line 2, customers: has the wrong type.")]
    [InlineData("{\n  \"customers\": [\n}", "line 3, customers[0]: the text is not valid JSON here.")]
    [InlineData("{\n  // A comment.\n  \"partners\": [\n    { \"tenant\": \"a\", \"kind\": \"reseller\" },\n  ]\n}", "line 4, partners[0].kind: must be one of direct-reseller, indirect-provider, indirect-reseller.")]
    [InlineData("{ \"partnerships\": [\n { \"provider\": \"a\",\n   \"reseller\": \"a\" } ] }", "line 2, partnerships[0]: is not possible: A partner cannot have a partnership with itself..")]
    public async Task A_seed_with_an_error_is_refused_with_file_line_and_property(string content, string error)
    {
        var exception = await Should.ThrowAsync<SettingsException>(() => StartAsync(StoreKind.Memory, content));
        exception.Message.ShouldBe($"seed: {Path}, {error}");
    }

    [Fact]
    public async Task All_errors_of_a_seed_are_reported()
    {
        var content = Encoding.UTF8.GetString(SeedStarter.Read())
            .Replace("\"98052\"", "\"9805\"", StringComparison.Ordinal).Replace("ann@tailspintoys.example.com\",\n", "nobody\",\n", StringComparison.Ordinal)
            .Replace("Helpdesk Administrator", "Boss", StringComparison.Ordinal).Replace("northwindtraders.onmicrosoft.com", "tailspintoys.onmicrosoft.com", StringComparison.Ordinal);
        var lines = (await Should.ThrowAsync<SettingsException>(() => StartAsync(StoreKind.Memory, content))).Message.Split(Environment.NewLine);
        lines.Length.ShouldBe(3, string.Join('\n', lines));
        lines[0].ShouldContain("line 24, customers[0].customer.billingProfile.email: is not an email address");
        lines[1].ShouldContain("line 27, customers[0].customer.billingProfile.defaultAddress.postalCode");
        lines[2].ShouldContain("customers[1].customer.companyProfile.domain: is used twice");
    }

    [Fact]
    public async Task A_seed_is_not_added_to_a_store_with_data()
    {
        var path = System.IO.Path.Combine(_folder.FullName, "store.db");
        for (var start = 0; start < 2; start++)
        {
            await using var service = await CustomaryFixture.StartAsync(path: path, settings: ("seed", "generate:7"));
            await WaitUntilReadyAsync(service);
            (await (await service.SignInAsync(tenant: "contoso")).GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(7);
        }
    }

    [Theory, AllStores]
    public async Task Generated_customers_are_in_when_the_server_is_ready(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: ("seed", "generate:400"));
        await WaitUntilReadyAsync(service);
        (await (await service.SignInAsync(tenant: "contoso")).GetAsync("/v1/customers?size=500")).Json["totalCount"]!.GetValue<int>().ShouldBe(400);
        await StateTests.ShouldBeConsistentAsync(service);
    }

    [Fact]
    public async Task Generated_customers_are_valid_distinct_over_many_countries_and_always_the_same()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var generator = service.Services.GetRequiredService<SeedGenerator>();
        var content = generator.Generate(3_000);
        var (import, errors) = await service.Services.GetRequiredService<SeedFile>().PlanAsync(content, TenantNames.Resolve, CancellationToken);
        errors.ShouldBeEmpty();
        import.Customers.Count.ShouldBe(3_000);
        content.Customers!.Select(customer => customer!.Customer!.BillingProfile!.DefaultAddress!.Country).Distinct().Count().ShouldBeGreaterThan(20);
        generator.Generate(3_000).Customers!.ShouldBe(content.Customers!);
        generator.Generate(10).Customers.ShouldBe(content.Customers!.Take(10));
    }

    [Fact]
    public async Task The_same_ids_seed_gives_the_same_responses()
    {
        var first = await RespondAsync("one");
        (await RespondAsync("one")).ShouldBe(first);
        (await RespondAsync("two")).ShouldNotBe(first);
    }

    [Fact]
    public async Task The_schema_of_seeds_is_published_and_served()
    {
        await using var service = await CustomaryFixture.StartAsync();
        using var response = await service.Http.GetAsync(new Uri(SeedSchema.Path, UriKind.Relative), CancellationToken);
        var text = await response.Content.ReadAsStringAsync(CancellationToken);
        text.ShouldBe(SeedSchema.Text);
        text.ShouldBe(RepositoryFile.Read("docs/seed.schema.json"));
    }

    [Theory]
    [InlineData("seed", "generate:5")]
    [InlineData("ids-seed", "one")]
    public async Task A_seed_is_refused_outside_development(string name, string value)
    {
        var exception = await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: [("environment", "Production"), (name, value)]));
        exception.Message.ShouldContain($"{name}: only for a sandbox.");
    }

    private string Path => System.IO.Path.Combine(_folder.FullName, "seed.json");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private async Task<CustomaryFixture> StartAsync(StoreKind store, string content)
    {
        await File.WriteAllTextAsync(Path, content, CancellationToken);
        var service = await CustomaryFixture.StartAsync(store, settings: ("seed", Path));
        await WaitUntilReadyAsync(service);
        return service;
    }

    internal static async Task WaitUntilReadyAsync(CustomaryFixture service)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            using var response = await service.Http.GetAsync(new Uri("/readyz", UriKind.Relative), timeout.Token);
            if (response.IsSuccessStatusCode) return;
            var body = await ApiResponse.ReadAsync(response);
            body.ShouldBeFault(503, 800003);
            body.Text.ShouldContain("seed");
        }
    }

    private static async Task<string[]> RespondAsync(string seed)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
        await using var service = await CustomaryFixture.StartAsync(clock: clock, settings: ("ids-seed", seed));
        var partner = await service.SignInAsync(tenant: "contoso");
        var bodies = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            var customer = TestData.Customer(body => body["companyProfile"]!["domain"] = $"seeded{number}.onmicrosoft.com");
            var created = await partner.PostAsync("/v1/customers", customer);
            bodies.Add(created.Text);
            bodies.Add((await partner.GetAsync($"/v1/customers/{created.Json["id"]}/users")).Text);
        }

        bodies.Add((await partner.GetAsync("/v1/customers")).Text);
        return [.. bodies];
    }
}
