using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Server.Clouds;
using Customary.Server.Tests.Documents;
using Customary.Server.Tests.Running;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Server.Tests.Clouds;

public sealed partial class FourCloudsTests(SharedServices services) : IClassFixture<SharedServices>
{
    [Theory]
    [OnEveryStore("global")]
    [OnEveryStore("china")]
    [OnEveryStore("germany")]
    [OnEveryStore("usgovernment")]
    public async Task Every_operation_is_there_or_refused_as_the_table_says(StoreKind store, string name)
    {
        var service = await services.On(store, ("cloud", name));
        var partner = await service.SignInAsync();
        var cloud = Cloud.All.Single(cloud => cloud.Name == name);
        var walked = new List<string>();
        foreach (var endpoint in service.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (!endpoint.RoutePattern.RawText!.Contains("/v1/", StringComparison.Ordinal)) continue;
            var operation = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
            var verb = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single();
            var path = Parameter().Replace(endpoint.RoutePattern.RawText, match => match.Value == "{domain}" ? "contoso.com" : Guid.NewGuid().ToString());
            var answer = await partner.SendAsync(new(verb), path, verb is "GET" or "HEAD" or "DELETE" ? null : "{}");
            walked.Add(operation);
            if (CloudOperations.Has(cloud, operation)) (answer.Status == 400 && answer.Body.Length > 0 && answer.Code == 900127).ShouldBeFalse(operation);
            else if (verb == "HEAD") answer.Status.ShouldBe(400, operation);
            else answer.ShouldBeFault(400, 900127);
        }

        walked.Count.ShouldBeGreaterThanOrEqualTo(CloudOperations.Table.Count - 2);
    }

    [Theory]
    [OnEveryStore("china", "partner.onmschina.cn")]
    [OnEveryStore("usgovernment", "onmicrosoft.us")]
    [OnEveryStore("global", "onmicrosoft.com")]
    public async Task A_customer_stands_under_its_clouds_suffix(StoreKind store, string name, string suffix)
    {
        var service = await services.On(store, ("cloud", name));
        var partner = await service.SignInAsync();
        var prefix = Valid.Domain().Split('.')[0];
        (await partner.PostAsync("/v1/customers", With(prefix, "onmicrosoft.de"))).ShouldBeFault(400, 3000);
        (await partner.PostAsync("/v1/customers", With(prefix, suffix))).Status.ShouldBe(201);
        (await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{prefix}")).Status.ShouldBe(200);
        (await partner.GetAsync("/v1/profiles/organization")).Json["domain"]!.GetValue<string>().ShouldEndWith(suffix);
    }

    [Theory]
    [OnEveryStore("china")]
    [OnEveryStore("usgovernment")]
    public async Task What_is_for_indirect_resellers_is_refused_outside_the_worldwide_cloud(StoreKind store, string name)
    {
        var service = await services.On(store, ("cloud", name));
        var partner = await service.SignInAsync();
        var customer = With(Valid.Domain().Split('.')[0], Cloud.All.Single(cloud => cloud.Name == name).DomainSuffix);
        customer["associatedPartnerId"] = Guid.NewGuid().ToString();
        (await partner.PostAsync("/v1/customers", customer)).ShouldBeFault(400, 900127);
        var filter = Uri.EscapeDataString($$"""{"Field":"IndirectReseller","Value":"{{Guid.NewGuid()}}","Operator":"starts_with"}""");
        (await partner.GetAsync($"/v1/customers?filter={filter}")).ShouldBeFault(400, 900127);
    }

    [Fact]
    public void The_document_has_the_table_of_the_code() =>
        RepositoryFile.Read("docs/contract.md").ShouldContain($"\n\n{CloudOperations.Write()}\n");

    private static JsonNode With(string prefix, string suffix) =>
        Valid.Customer(customer => customer["companyProfile"]!["domain"] = $"{prefix}.{suffix}");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
