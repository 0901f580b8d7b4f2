using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Core.Clouds;
using Customary.Hosting.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Clouds;

public sealed partial class CloudTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("global")]
    [MemoryStore("china")]
    [MemoryStore("germany")]
    [MemoryStore("usgovernment")]
    public async Task Every_operation_is_available_or_rejected_as_documented(StoreKind store, string name)
    {
        var service = await services.GetAsync(store, ("cloud", name));
        var partner = await service.SignInAsync();
        var cloud = Cloud.All.Single(cloud => cloud.Name == name);
        var walked = new List<string>();
        foreach (var endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (!endpoint.RoutePattern.RawText!.Contains("/v1/", StringComparison.Ordinal) || DeclinedRouteMetadata.IsOn(endpoint)) continue;
            var operation = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
            var verb = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single();
            var path = Parameter().Replace(endpoint.RoutePattern.RawText, match => match.Value == "{domain}" ? "contoso.com" : Guid.NewGuid().ToString());
            var response = await partner.SendAsync(new(verb), path, verb is "GET" or "HEAD" or "DELETE" ? null : "{}");
            walked.Add(operation);
            if (CloudOperations.Has(cloud, operation)) (response.Status == 400 && response.Body.Length > 0 && response.Code == 900127).ShouldBeFalse(operation);
            else if (verb == "HEAD") response.Status.ShouldBe(400, operation);
            else response.ShouldBeFault(400, 900127);
        }

        walked.Count.ShouldBeGreaterThanOrEqualTo(CloudOperations.Table.Count - 2);
    }

    [Theory]
    [MemoryStore("china", "partner.onmschina.cn")]
    [MemoryStore("usgovernment", "onmicrosoft.us")]
    [AllStores("global", "onmicrosoft.com")]
    public async Task A_customer_domain_has_the_suffix_of_its_cloud(StoreKind store, string name, string suffix)
    {
        var service = await services.GetAsync(store, ("cloud", name));
        var partner = await service.SignInAsync();
        var prefix = TestData.Domain().Split('.')[0];
        (await partner.PostAsync("/v1/customers", With(prefix, "onmicrosoft.de"))).ShouldBeFault(400, 3000);
        (await partner.PostAsync("/v1/customers", With(prefix, suffix))).Status.ShouldBe(201);
        (await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{prefix}")).Status.ShouldBe(200);
        (await partner.GetAsync("/v1/profiles/organization")).Json["domain"]!.GetValue<string>().ShouldEndWith(suffix);
    }

    [Theory]
    [MemoryStore("china")]
    [MemoryStore("usgovernment")]
    public async Task Indirect_reseller_operations_are_rejected_outside_the_worldwide_cloud(StoreKind store, string name)
    {
        var service = await services.GetAsync(store, ("cloud", name));
        var partner = await service.SignInAsync();
        var customer = With(TestData.Domain().Split('.')[0], Cloud.All.Single(cloud => cloud.Name == name).DomainSuffix);
        customer["associatedPartnerId"] = Guid.NewGuid().ToString();
        (await partner.PostAsync("/v1/customers", customer)).ShouldBeFault(400, 900127);
        var filter = Uri.EscapeDataString($$"""{"Field":"IndirectReseller","Value":"{{Guid.NewGuid()}}","Operator":"starts_with"}""");
        (await partner.GetAsync($"/v1/customers?filter={filter}")).ShouldBeFault(400, 900127);
    }

    [Theory]
    [InlineData("global", "https://api.partnercenter.microsoft.com")]
    [InlineData("china", "https://partner.partnercenterapi.microsoftonline.cn")]
    [InlineData("germany", "https://api.partnercenter.microsoft.com")]
    [InlineData("usgovernment", "https://api.partnercenter.microsoft.com")]
    public async Task A_token_without_a_resource_targets_the_API_of_its_cloud(string name, string resource)
    {
        var service = await services.GetAsync(StoreKind.Memory, ("cloud", name));
        foreach (var path in (string[])["oauth2/token", "oauth2/v2.0/token"])
            (await RequestTokenAsync(service, path, "")).ShouldBe((200, resource));
    }

    [Theory]
    [InlineData("global")]
    [InlineData("china")]
    [InlineData("germany")]
    [InlineData("usgovernment")]
    public async Task The_issuer_of_each_cloud_accepts_every_documented_resource_and_no_other(string name)
    {
        var service = await services.GetAsync(StoreKind.Memory, ("cloud", name));
        foreach (var resource in Cloud.All.SelectMany(cloud => (string[])[cloud.TokenResource, cloud.DirectoryResource]).Distinct())
        {
            (await RequestTokenAsync(service, "oauth2/token", $"&resource={resource}")).ShouldBe((200, resource));
            (await RequestTokenAsync(service, "oauth2/v2.0/token", $"&scope={resource}/.default")).ShouldBe((200, resource));
        }

        (await RequestTokenAsync(service, "oauth2/token", "&resource=https://management.azure.com")).Status.ShouldBe(400);
        (await RequestTokenAsync(service, "oauth2/v2.0/token", "&scope=https://api.partnercenter.microsoft.cn/.default")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("global")]
    [InlineData("china")]
    [InlineData("germany")]
    public async Task The_customer_link_targets_this_server_in_every_cloud_that_has_one(string name)
    {
        var service = await services.GetAsync(StoreKind.Memory, ("cloud", name));
        var response = await (await service.SignInAsync()).GetAsync("/v1/customers/relationshiprequests");
        response.Json["url"]!.GetValue<string>().ShouldStartWith(service.Http.BaseAddress + "Adminportal/Home?");
    }

    [Theory]
    [InlineData("global")]
    [InlineData("china")]
    [InlineData("germany")]
    [InlineData("usgovernment")]
    public async Task Country_rules_are_available_in_every_cloud(string name)
    {
        var partner = await (await services.GetAsync(StoreKind.Memory, ("cloud", name))).SignInAsync();
        var countries = TestCountries.Countries.All;
        countries.Count.ShouldBe(248);
        foreach (var country in countries)
            (await partner.GetAsync($"/v1/countryvalidationrules/{country.Iso2}")).Json["iso2Code"]!.GetValue<string>().ShouldBe(country.Iso2);
    }

    [Fact]
    public void The_documentation_lists_the_differences_between_clouds() =>
        RepositoryFile.Read("docs/contract.md").ShouldContain($"\n\n{Cloud.Write()}\n");

    [Fact]
    public void The_documentation_contains_the_table_of_the_code() =>
        RepositoryFile.Read("docs/contract.md").ShouldContain($"\n\n{CloudOperations.Write()}\n");

    private static async Task<(int Status, string? Audience)> RequestTokenAsync(CustomaryFixture service, string path, string extra)
    {
        using var form = new StringContent($"grant_type=client_credentials&client_id=app&client_secret=secret{extra}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await service.Http.PostAsync(new Uri($"/contoso/{path}", UriKind.Relative), form);
        var result = await ApiResponse.ReadAsync(response);
        if (result.Status != 200) return (result.Status, null);
        var payload = result.Json["access_token"]!.GetValue<string>().Split('.')[1];
        return (200, JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload))!["aud"]!.GetValue<string>());
    }

    private static JsonNode With(string prefix, string suffix) =>
        TestData.Customer(customer => customer["companyProfile"]!["domain"] = $"{prefix}.{suffix}");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
