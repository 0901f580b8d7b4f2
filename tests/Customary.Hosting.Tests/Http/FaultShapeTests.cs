using System.Text;
using Newtonsoft.Json;

namespace Customary.Hosting.Tests.Http;

/// <summary>Faults of every layer have the recorded shape: an array of details, which is empty if there are none.</summary>
public sealed class FaultShapeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Members = "code description data source";

    [Theory, MemoryStore]
    public async Task A_fault_without_details_has_an_empty_array(StoreKind store)
    {
        var service = await services.GetAsync(store, ("rate-limit", "1"));
        var partner = await service.SignInAsync();
        using var anonymous = await service.Http.GetAsync(new Uri("/v1/customers", UriKind.Relative));
        ApiResponse[] faults =
        [
            await ApiResponse.ReadAsync(anonymous),
            await RawRequest.SendAsync(service, Encoding.ASCII.GetBytes("GET /v1/customers HTTP/1.1\r\n\r\n")),
            await RawRequest.SendAsync(service, Encoding.ASCII.GetBytes("GET /v1/customers HTTP/2.5\r\nHost: test\r\n\r\n")),
            await partner.GetAsync("/v1/no/such/route"),
            await partner.DeleteAsync("/v1/agreements"),
            await partner.GetAsync("/v1/agreements", ("Accept", "text/html")),
            await partner.PostAsync("/v1/validations/address", "{"),
            await RawRequest.SendAsync(service, $"POST /v1/validations/address HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}\nContent-Encoding: gzip", "{}"u8.ToArray()),
            await partner.PutAsync("/v1/profiles/support", new string(' ', 70_000)),
            await partner.GetAsync($"/v1/customers/{Guid.NewGuid()}"),
        ];
        faults.Select(fault => fault.Status).ShouldBe([401, 400, 505, 404, 405, 406, 400, 415, 413, 404]);
        foreach (var fault in faults)
        {
            fault.Json.Members().ShouldBe(Members);
            fault.Text.ShouldContain("\"data\":[],");
        }

        // The rate limiter keeps the shape of the gateway.
        (await partner.GetAsync($"/v1/customers/{Guid.NewGuid()}")).Json.Members().ShouldBe("statusCode message");
    }

    [Theory, MemoryStore]
    public async Task The_archived_NET_SDK_reads_a_fault_with_and_without_details(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var without = JsonConvert.DeserializeObject<SdkFault>((await partner.GetAsync($"/v1/customers/{Guid.NewGuid()}")).Text)!;
        (without.ErrorCode, without.ErrorData.ShouldNotBeNull().Any()).ShouldBe(("60003", false));
        var with = JsonConvert.DeserializeObject<SdkFault>((await partner.GetAsync("/v1/customers?size=x")).Text)!;
        (with.ErrorCode, with.ErrorData!.Single().ShouldBeOfType<string>()).ShouldBe(("3000", "size: must be one whole number that is not negative"));
    }

    /// <summary>The members of the SDK's <c>ApiFault</c> and their JSON names and types.</summary>
    private sealed class SdkFault
    {
        [JsonProperty("code")]
        public string? ErrorCode { get; set; }

        [JsonProperty("description")]
        public string? ErrorMessage { get; set; }

        [JsonProperty("data", NullValueHandling = NullValueHandling.Ignore)]
        public IEnumerable<object>? ErrorData { get; set; }
    }
}
