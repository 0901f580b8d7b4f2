using System.Text;
using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Core.Sandbox;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>Seeds and generated customers of a running server. Source: docs/sandbox.md#add-a-seed-or-generated-customers.</summary>
public sealed class SeedEndpointTests
{
    [Theory, AllStores]
    public async Task A_seed_file_is_added_to_a_server_with_data_once(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var contoso = await service.SignInAsync(tenant: "contoso");
        await contoso.CreateCustomerAsync();
        using var sandbox = new HttpSandbox(service.Http.BaseAddress!);
        var added = await sandbox.SeedAsync(new MemoryStream(SeedStarter.Read()), TestContext.Current.CancellationToken);
        (added.Partners, added.Partnerships, added.Customers).ShouldBe((2, 1, 2));
        (await CountAsync(contoso)).ShouldBe(2);
        var before = await sandbox.GetStatusAsync(TestContext.Current.CancellationToken);
        var again = await Should.ThrowAsync<CustomaryException>(() => sandbox.SeedAsync(new MemoryStream(SeedStarter.Read())));
        (again.Status, again.Code).ShouldBe((409, 3001));
        again.Details.ShouldHaveSingleItem().ShouldMatch(@"^line \d+: the domain tailspintoys\.onmicrosoft\.com belongs to a customer\.$");
        (await sandbox.GetStatusAsync(TestContext.Current.CancellationToken)).Counts.ShouldBe(before.Counts);
        await StateTests.ShouldBeConsistentAsync(service);
    }

    [Theory, AllStores]
    public async Task A_seed_with_errors_names_the_line_and_the_property_of_each_and_changes_nothing(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var fault = await SendAsync(service, "seed", """
            {
              // A comment.
              "partners": [{ "tenant": "wholesale", "kind": "wholesaler" }],
              "customers": [
                { "tenant": "contoso", "customer": { "companyProfile": { "domain": "x" },
                    "billingProfile": { "email": "nobody" } } },
                { "customer": null }
              ]
            }
            """);
        fault.ShouldBeFault(400, 3000);
        var errors = fault.Json["data"]!.AsArray().Select(error => error!.GetValue<string>()).ToList();
        errors.ShouldContain(error => error.StartsWith("line 3, partners[0].kind: must be one of ", StringComparison.Ordinal));
        errors.ShouldContain(error => error.StartsWith("line 5, customers[0].customer.companyProfile.domain: ", StringComparison.Ordinal));
        errors.ShouldContain("line 6, customers[0].customer.billingProfile.email: is not an email address");
        errors.ShouldContain("line 7, customers[1].tenant: is required: a GUID, or a name such as contoso");
        using var sandbox = new HttpSandbox(service.Http.BaseAddress!);
        (await sandbox.GetStatusAsync(TestContext.Current.CancellationToken)).Counts.ShouldBe(new());
    }

    [Theory]
    [InlineData("not JSON", "line 1, $: the text is not valid JSON here")]
    [InlineData("null", "line 1, $: must be a JSON object")]
    [InlineData("{\n \"custmers\": []\n}", "line 2, custmers: is not a known property")]
    [InlineData("{\n \"customers\": 1\n}", "line 2, customers: has the wrong type")]
    public async Task A_seed_that_is_not_a_seed_file_is_refused(string body, string error)
    {
        await using var service = await CustomaryFixture.StartAsync();
        var fault = await SendAsync(service, "seed", body);
        fault.ShouldBeFault(400, 3000);
        fault.Json["data"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(error);
        (await SendAsync(service, "seed", body, "text/plain")).ShouldBeFault(415, 800002);
    }

    [Theory, AllStores]
    public async Task Generated_customers_belong_to_their_tenant_and_are_added_once(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        using var sandbox = new HttpSandbox(service.Http.BaseAddress!);
        (await sandbox.GenerateAsync(60, cancellationToken: TestContext.Current.CancellationToken)).Customers.ShouldBe(60);
        (await sandbox.GenerateAsync(40, "fabrikam", TestContext.Current.CancellationToken)).Customers.ShouldBe(40);
        (await CountAsync(await service.SignInAsync(tenant: "contoso"))).ShouldBe(60);
        (await CountAsync(await service.SignInAsync(tenant: "fabrikam"))).ShouldBe(40);
        var again = await Should.ThrowAsync<CustomaryException>(() => sandbox.GenerateAsync(70, "fabrikam"));
        (again.Status, again.Code).ShouldBe((409, 3001));
        again.Details.ShouldHaveSingleItem().ShouldStartWith("customer 1: the domain ");
        (await CountAsync(await service.SignInAsync(tenant: "fabrikam"))).ShouldBe(40);
        await StateTests.ShouldBeConsistentAsync(service);
    }

    [Theory]
    [InlineData("{}", "customers: is required")]
    [InlineData("{\"customers\":0}", "customers: must be from 1 to 100000")]
    [InlineData("{\"customers\":100001}", "customers: must be from 1 to 100000")]
    [InlineData("{\"customers\":\"many\"}", "customers: has the wrong type")]
    [InlineData("{\"customers\":1,\"tenant\":\" \"}", "tenant: must be a tenant ID or a name")]
    [InlineData("{\"customers\":1,\"tennant\":\"a\"}", "tennant: is not known; allowed: customers, tenant")]
    public async Task A_number_that_cannot_be_generated_is_refused(string body, string error)
    {
        await using var service = await CustomaryFixture.StartAsync();
        var fault = await SendAsync(service, "seed/generate", body);
        fault.ShouldBeFault(400, 3000);
        fault.Json["data"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(error);
    }

    private static async Task<int> CountAsync(TestPartner partner) => (await partner.GetAsync("/v1/customers?size=500")).Json["totalCount"]!.GetValue<int>();

    private static async Task<ApiResponse> SendAsync(CustomaryFixture service, string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await service.Http.PostAsync(new Uri($"/_customary/{path}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await ApiResponse.ReadAsync(response);
    }
}
