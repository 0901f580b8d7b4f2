using System.Text;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Http;

/// <summary>Tests valid and invalid JSON bodies.</summary>
public sealed class JsonBodyTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("")]
    [MemoryStore("null")]
    [MemoryStore("[]")]
    [MemoryStore("\"text\"")]
    [MemoryStore("1")]
    [MemoryStore("{")]
    [MemoryStore("{} {}")]
    [MemoryStore("{'companyProfile':{}}")]
    [MemoryStore("<customer/>")]
    [MemoryStore("""{"companyProfile":"text"}""")]
    [MemoryStore("""{"companyProfile":[]}""")]
    [MemoryStore("""{"companyProfile":{"domain":5}}""")]
    [MemoryStore("""{"companyProfile":{"domain":"\ud800.onmicrosoft.com"}}""")]
    [MemoryStore("""{"company_profile":{"domain":"\ud800.onmicrosoft.com"}}""")]
    [MemoryStore("""{"\ud800":1}""")]
    [MemoryStore("""{"_\ud800":1}""")]
    [MemoryStore("""{"allowDelegatedAccess":"false"}""")]
    [MemoryStore("""{"customDomains":"contoso.com"}""")]
    public async Task Rejects_JSON_that_is_not_a_customer(StoreKind store, string body)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PostAsync("/v1/customers", body)).ShouldBeFault(400, 2000);
    }

    [Theory]
    [MemoryStore("", "it is empty.")]
    [MemoryStore(" \n", "it is empty.")]
    [MemoryStore("\uFEFF", "it is empty.")]
    [MemoryStore("null", "it is null.")]
    [MemoryStore("[]", "it is not a JSON object.")]
    [MemoryStore("1", "it is not a JSON object.")]
    [MemoryStore("{", "it ends before the JSON is complete.")]
    [MemoryStore("""{"companyProfile":{"domain":"conto""", "it ends before the JSON is complete.")]
    [MemoryStore("""{"company_profile":{"domain":"conto""", "it ends before the JSON is complete.")]
    [MemoryStore("{} {}", "it is not JSON (line 1, byte 4).")]
    [MemoryStore("{'a':1}", "it is not JSON (line 1, byte 2).")]
    [MemoryStore("\uFEFF{'a':1}", "it is not JSON (line 1, byte 5).")]
    [MemoryStore("{\n\"a\":x}", "it is not JSON (line 2, byte 5).")]
    [MemoryStore("""{"company_name":x}""", "it is not JSON (line 1, byte 17).")]
    [MemoryStore("""{"companyProfile":{"domain":5}}""", "companyProfile.domain has the wrong type.")]
    [MemoryStore("""{"company_profile":{"domain":5}}""", "companyprofile.domain has the wrong type.")]
    [MemoryStore("""{"companyProfile":{"domain":"\ud800.onmicrosoft.com"}}""", "it has a string with an escape of half a surrogate pair (the string starts at byte 29).")]
    [MemoryStore("""{"\ud800":1}""", "it has a string with an escape of half a surrogate pair (the string starts at byte 2).")]
    public async Task Says_what_is_wrong_with_a_body_that_is_not_a_customer(StoreKind store, string body, string reason)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PostAsync("/v1/customers", body)).ShouldBeFault(400, 2000).Json.Text("description").ShouldBe($"The request body could not be read: {reason}");
    }

    [Theory, MemoryStore]
    public async Task Rejects_a_deeply_nested_body(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var deep = $$"""{"other":{{new string('[', 2000)}}{{new string(']', 2000)}}}""";
        (await partner.PostAsync("/v1/customers", deep)).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldEndWith("it is nested deeper than 64 levels.");
        (await partner.PostAsync("/v1/customers", deep.Replace("other", "o_ther", StringComparison.Ordinal))).ShouldBeFault(400, 2000);
    }

    [Theory]
    [MemoryStore("companyName")]
    [MemoryStore("company_name")]
    public async Task Rejects_a_body_that_is_not_UTF8(StoreKind store, string member)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"companyProfile":{"{{member}}":"Caf"""), 0xE9, .. "\"}}"u8];
        var head = $"POST /v1/customers HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}\nContent-Type: application/json";
        var position = body.AsSpan().IndexOf((byte)0xE9) + 1;
        (await RawRequest.SendAsync(service, head, body)).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldContain($"not valid UTF-8 (byte {position})");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 1)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'{', 0xC0, 0x80, (byte)'}' }, 5)]
    [InlineData(new byte[] { (byte)'{', 0xED, 0xA0, 0x80, (byte)'}' }, 2)]
    [InlineData(new byte[] { (byte)'{', (byte)'}', 0xE2, 0x82 }, 3)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xF4, 0x90, 0x80, 0x80 }, 3)]
    public async Task Names_the_first_byte_that_is_not_UTF8(byte[] body, int position)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var partner = await service.SignInAsync();
        var head = $"POST /v1/customers HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}\nContent-Type: application/json";
        (await RawRequest.SendAsync(service, head, body)).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldContain($"(byte {position})");
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("br", 415)]
    [InlineData("deflate", 415)]
    [InlineData("identity, gzip", 415)]
    [InlineData("aes128gcm", 415)]
    [InlineData("\"identity\"", 415)]
    [InlineData("identity", 201)]
    [InlineData("Identity, identity", 201)]
    [InlineData("", 201)]
    public async Task Rejects_a_body_with_a_content_encoding(string encoding, int status)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var partner = await service.SignInAsync();
        var head = $"POST /v1/customers HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}\nContent-Type: application/json\nContent-Encoding: {encoding}";
        var response = await RawRequest.SendAsync(service, head, Encoding.UTF8.GetBytes(TestData.Customer().ToJsonString()));
        response.Status.ShouldBe(status, response.Text);
        if (status == 415) response.ShouldBeFault(415, 800002).Json.Text("description")!.ShouldContain("Content-Encoding");
    }

    [Theory, MemoryStore]
    public async Task Names_the_invalid_property_without_echoing_its_value(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", """{"billingProfile":{"defaultAddress":{"city":{"Secret":1}}}}""");
        response.ShouldBeFault(400, 2000);
        response.Json.Text("description")!.ShouldContain("billingProfile.defaultAddress.city");
        response.Text.ShouldNotContain("Secret");
    }

    [Theory, MemoryStore]
    public async Task Accepts_property_names_in_any_casing(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var body = TestData.Customer().ToJsonString();
        foreach (var name in new[] { "companyProfile", "domain", "billingProfile", "email", "culture", "defaultAddress", "addressLine1", "postalCode" })
            body = body.Replace($"\"{name}\"", $"\"{name.ToUpperInvariant()}\"", StringComparison.Ordinal);
        (await partner.PostAsync("/v1/customers", body)).Status.ShouldBe(201);
    }

    [Theory, MemoryStore]
    public async Task Accepts_property_names_with_underscores(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var body = TestData.Customer(customer => customer.Set("billingProfile.companyName", "Under_score & \"Söhne\"")).ToJsonString()
            .Replace("\"companyProfile\"", "\"company_profile\"", StringComparison.Ordinal)
            .Replace("\"companyName\"", "\"company_name\"", StringComparison.Ordinal)
            .Replace("\"addressLine1\"", "\"address_line1\"", StringComparison.Ordinal);
        var response = await partner.PostAsync("/v1/customers", body);
        response.Status.ShouldBe(201, response.Text);
        response.Json.Text("billingProfile.companyName").ShouldBe("Under_score & \"Söhne\"");
    }

    [Theory, MemoryStore]
    public async Task Accepts_trailing_commas_comments_nulls_unknown_properties_and_a_byte_order_mark(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var body = TestData.Customer(customer =>
        {
            customer["id"] = null;
            customer["companyProfile"]!["companyName"] = null;
            customer["unknown"] = new JsonObject { ["any"] = new JsonArray(1, "two", null) };
        }).ToJsonString();
        body = $"\uFEFF/* as sent */ {body[..^1]},}}";
        var response = await partner.PostAsync("/v1/customers", body);
        response.Status.ShouldBe(201, response.Text);
    }

    [Theory]
    [MemoryStore("application/xml")]
    [MemoryStore("text/plain")]
    [MemoryStore("application/x-www-form-urlencoded")]
    [MemoryStore("application/json; charset=utf-16")]
    [MemoryStore("nonsense")]
    public async Task Returns_415_for_a_media_type_other_than_JSON(StoreKind store, string type)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        (await PostAsync(service, partner, type, TestData.Customer().ToJsonString())).ShouldBeFault(415, 800002);
    }

    [Theory]
    [MemoryStore("application/json")]
    [MemoryStore("application/json; charset=utf-8")]
    [MemoryStore("Application/JSON; charset=\"UTF-8\"")]
    [MemoryStore("text/json")]
    [MemoryStore("application/vnd.partner+json")]
    [MemoryStore((string?)null)]
    public async Task Accepts_every_JSON_media_type(StoreKind store, string? type)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        (await PostAsync(service, partner, type, TestData.Customer().ToJsonString())).Status.ShouldBe(201);
    }

    [Theory]
    [MemoryStore(true)]
    [MemoryStore(false)]
    public async Task Returns_413_for_a_body_that_is_too_large_with_and_without_a_content_length(StoreKind store, bool isChunked)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        using var content = new StringContent(new string(' ', 70_000), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.Authorization = new("Bearer", partner.Token);
        using var response = await service.Http.SendAsync(request);
        (await ApiResponse.ReadAsync(response)).ShouldBeFault(413, 800002);
    }

    private static Task<ApiResponse> PostAsync(CustomaryFixture service, TestPartner partner, string? type, string body)
    {
        var head = $"POST /v1/customers HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}";
        return RawRequest.SendAsync(service, type is null ? head : $"{head}\nContent-Type: {type}", Encoding.UTF8.GetBytes(body));
    }
}
