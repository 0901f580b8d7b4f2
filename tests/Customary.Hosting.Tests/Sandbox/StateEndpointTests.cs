using System.Net.Http.Headers;
using System.Text;
using Customary.Client;
using Customary.Client.Sandbox;

namespace Customary.Hosting.Tests.Sandbox;

public sealed class StateEndpointTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [InlineData("reset", "{}", "tenant")]
    [InlineData("reset", "{\"tenant\":\"contoso\",\"all\":true}", "tenant")]
    [InlineData("reset", "{\"tenant\":\" \"}", "tenant")]
    [InlineData("reset", "{\"all\":false}", "tenant")]
    [InlineData("reset", "{\"tennant\":\"contoso\"}", "tennant")]
    [InlineData("snapshots", "{\"name\":\"a b\",\"all\":true}", "name")]
    [InlineData("snapshots", "{\"name\":\"one\"}", "tenant")]
    public async Task A_body_that_is_not_valid_is_refused_with_the_property(string path, string body, string property)
    {
        var fault = await SendAsync(HttpMethod.Post, path, body, "application/json");
        fault.ShouldBeFault(400, 3000);
        fault.Text.ShouldContain(property);
    }

    [Fact]
    public async Task An_import_must_be_JSON_lines() => (await SendAsync(HttpMethod.Post, "import", "{}", "application/json")).ShouldBeFault(415, 800002);

    [Fact]
    public async Task An_unknown_parameter_of_an_export_is_refused() => (await SendAsync(HttpMethod.Get, "export?tennant=contoso")).ShouldBeFault(400, 3000);

    [Theory, AllStores]
    public async Task A_large_export_over_HTTP_can_be_imported(StoreKind store)
    {
        await using var source = await CustomaryFixture.StartAsync(store, settings: ("seed", "generate:120"));
        await using var target = await CustomaryFixture.StartAsync(store);
        await SeedTests.WaitUntilReadyAsync(source);
        using var lines = new MemoryStream();
        using (var sandbox = new HttpSandbox(source.Http.BaseAddress!)) await sandbox.ExportAsync(lines, "contoso", TestContext.Current.CancellationToken);
        lines.Length.ShouldBeGreaterThan(64 * 1024);
        lines.Position = 0;
        using (var sandbox = new HttpSandbox(target.Http.BaseAddress!)) (await sandbox.ImportAsync(lines, TestContext.Current.CancellationToken)).Customers.ShouldBe(120);
        (await (await target.SignInAsync(tenant: "contoso")).GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(120);
    }

    [Fact]
    public async Task A_fault_over_HTTP_is_that_of_the_call_in_process()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        using var http = new HttpSandbox(service.Http.BaseAddress!);
        foreach (var sandbox in (ISandbox[])[http, service.Sandbox])
        {
            var exception = await Should.ThrowAsync<CustomaryException>(() => sandbox.Snapshots.RestoreAsync("none"));
            (exception.Status, exception.Description).ShouldBe((404, "There is no snapshot none. GET /_customary/snapshots lists the snapshots."));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_missing_tenant_never_means_all_tenants(string? tenant)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        using var http = new HttpSandbox(service.Http.BaseAddress!);
        foreach (var sandbox in (ISandbox[])[http, service.Sandbox])
        {
            await Should.ThrowAsync<ArgumentException>(() => sandbox.ResetAsync(tenant!));
            await Should.ThrowAsync<ArgumentException>(() => sandbox.Snapshots.CreateAsync("missing-tenant", tenant!));
            (await sandbox.Snapshots.ListAsync()).ShouldNotContain(snapshot => snapshot.Name == "missing-tenant");
        }

        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
    }

    private async Task<ApiResponse> SendAsync(HttpMethod method, string path, string? body = null, string? type = null)
    {
        using var request = new HttpRequestMessage(method, $"/_customary/{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type!));
        using var response = await (await services.GetAsync(StoreKind.Memory)).Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
