namespace Customary.Hosting.Tests.Http;

public sealed class ResponseHeaderTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("MS-RequestId")]
    [MemoryStore("MS-CorrelationId")]
    public async Task Echoes_a_request_id_or_generates_one(StoreKind store, string header)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var value = Guid.NewGuid();
        foreach (var form in new[] { "D", "N", "B", "P" })
        {
            (await partner.GetAsync("/v1/customers", (header, value.ToString(form)))).Header(header).ShouldBe(value.ToString());
            (await partner.GetAsync("/v1/customers", (header, value.ToString(form).ToUpperInvariant()))).Header(header).ShouldBe(value.ToString());
        }

        var first = Guid.Parse((await partner.GetAsync("/v1/customers")).Header(header)!);
        Guid.Parse((await partner.GetAsync("/v1/customers", (header, "not a GUID"))).Header(header)!).ShouldNotBe(first);
    }

    [Theory]
    [MemoryStore("MS-RequestId")]
    [MemoryStore("MS-CorrelationId")]
    [MemoryStore("MS-CV")]
    [MemoryStore("X-Locale")]
    public async Task Does_not_echo_an_invalid_header_value(StoreKind store, string header)
    {
        var service = await services.GetAsync(store);
        var head = $"GET /v1/customers HTTP/1.1\nHost: test\n{header}: {Guid.NewGuid()}\u00A0";
        (await RawRequest.SendAsync(service, head, [])).ShouldBeFault(401, 800001);
    }

    [Theory, MemoryStore]
    public async Task Every_response_has_the_standard_headers(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        ApiResponse[] responses =
        [
            await partner.GetAsync("/v1/customers"),
            await partner.GetAsync("/v1/nothing"),
            await partner.PostAsync("/v1/customers", "{"),
            await partner.SendAsync(HttpMethod.Head, "/v1/domains/contoso.onmicrosoft.com"),
            await partner.DeleteAsync($"/v1/customers/{customer["id"]}"),
        ];
        foreach (var response in responses)
        {
            response.Header("MS-CV")!.ShouldMatch(@"^[A-Za-z0-9+/]{16}\.0$");
            response.Header("MS-ServerId")!.ShouldMatch(@"^\d+$");
            response.Header("X-Locale").ShouldBe("en-US");
            response.Header("Server").ShouldBeNull();
            Guid.TryParse(response.Header("MS-RequestId"), out _).ShouldBeTrue();
            Guid.TryParse(response.Header("MS-CorrelationId"), out _).ShouldBeTrue();
            if (response.Body.Length > 0) response.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        }
    }

    [Theory]
    [MemoryStore("fr-FR", "fr-FR")]
    [MemoryStore("de-de", "de-de")]
    [MemoryStore("Klingon", "en-US")]
    [MemoryStore("12-34", "en-US")]
    public async Task Echoes_a_valid_locale_and_falls_back_to_English(StoreKind store, string value, string expected)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", ("X-Locale", value))).Header("X-Locale").ShouldBe(expected);
    }

    [Theory, MemoryStore]
    public async Task Echoes_a_correlation_vector(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", ("MS-CV", "ObwhuhD2tUKJoM+Z.7"))).Header("MS-CV").ShouldBe("ObwhuhD2tUKJoM+Z.7");
    }

    [Theory, MemoryStore]
    public async Task A_rejected_token_returns_WWW_Authenticate_and_the_request_id(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var correlation = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customers") { Headers = { { "MS-CorrelationId", correlation } } };
        using var response = await service.Http.SendAsync(request);
        var result = await ApiResponse.ReadAsync(response);
        result.ShouldBeFault(401, 800001).Header("WWW-Authenticate").ShouldBe($"OAuth realm=urn:cpsvc:cpid:{correlation}");
    }

    [Theory]
    [MemoryStore((string?)null)]
    [MemoryStore("*/*")]
    [MemoryStore("application/*")]
    [MemoryStore("text/json")]
    [MemoryStore("text/html, application/xhtml+xml, */*;q=0.8")]
    [MemoryStore("application/json;odata=verbose")]
    public async Task Returns_200_when_JSON_is_acceptable(StoreKind store, string? accept)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", accept is null ? [] : [("Accept", accept)])).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("text/html")]
    [MemoryStore("application/xml, text/plain")]
    [MemoryStore("application/json;q=0")]
    public async Task Returns_406_when_JSON_is_not_acceptable(StoreKind store, string accept)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", ("Accept", accept))).ShouldBeFault(406, 800042);
    }

    [Theory, MemoryStore]
    public async Task Responses_begin_with_a_byte_order_mark_when_configured(StoreKind store)
    {
        var service = await services.GetAsync(store, ("byte-order-mark", "on"));
        var partner = await service.SignInAsync();
        var response = await partner.GetAsync("/v1/customers");
        response.Body[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        response.Header("Content-Length").ShouldBe($"{response.Body.Length}");
    }

    [Theory]
    [MemoryStore("/contoso/.well-known/openid-configuration")]
    [MemoryStore("/contoso/v2.0/.well-known/openid-configuration")]
    [MemoryStore("/contoso/discovery/keys")]
    [MemoryStore("/common/discovery/instance")]
    [MemoryStore("/common/userrealm/ann@contoso.com")]
    [MemoryStore("/contoso/oauth2/nonsense")]
    [MemoryStore("/openapi/v1.json")]
    [MemoryStore("/healthz")]
    public async Task Only_the_API_begins_with_a_byte_order_mark(StoreKind store, string path)
    {
        var service = await services.GetAsync(store, ("byte-order-mark", "on"));
        using var message = await service.Http.GetAsync(new Uri(path, UriKind.Relative));
        (await message.Content.ReadAsByteArrayAsync())[0].ShouldNotBe((byte)0xEF);
    }

    [Theory]
    [MemoryStore("grant_type=client_credentials&client_id=app&client_secret=any")]
    [MemoryStore("grant_type=client_credentials")]
    public async Task A_token_response_never_begins_with_a_byte_order_mark(StoreKind store, string form)
    {
        var service = await services.GetAsync(store, ("byte-order-mark", "on"));
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var message = await service.Http.PostAsync(new Uri("/contoso/oauth2/v2.0/token", UriKind.Relative), content);
        (await message.Content.ReadAsByteArrayAsync())[0].ShouldBe((byte)'{');
    }
}
