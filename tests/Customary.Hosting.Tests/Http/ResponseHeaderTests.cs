namespace Customary.Hosting.Tests.Http;

public sealed class ResponseHeaderTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("MS-RequestId")]
    [AllStores("MS-CorrelationId")]
    public async Task An_id_that_was_sent_is_echoed_and_one_that_was_not_is_made(StoreKind store, string header)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var sent = Guid.NewGuid();
        foreach (var form in new[] { "D", "N", "B", "P" })
        {
            (await partner.GetAsync("/v1/customers", (header, sent.ToString(form)))).Header(header).ShouldBe(sent.ToString());
            (await partner.GetAsync("/v1/customers", (header, sent.ToString(form).ToUpperInvariant()))).Header(header).ShouldBe(sent.ToString());
        }

        var first = Guid.Parse((await partner.GetAsync("/v1/customers")).Header(header)!);
        Guid.Parse((await partner.GetAsync("/v1/customers", (header, "not a GUID"))).Header(header)!).ShouldNotBe(first);
    }

    [Theory]
    [AllStores("MS-RequestId")]
    [AllStores("MS-CorrelationId")]
    [AllStores("MS-CV")]
    [AllStores("X-Locale")]
    public async Task What_no_header_can_carry_is_not_echoed(StoreKind store, string header)
    {
        var service = await services.On(store);
        var head = $"GET /v1/customers HTTP/1.1\nHost: test\n{header}: {Guid.NewGuid()}\u00A0";
        (await RawRequest.SendAsync(service, head, [])).ShouldBeFault(401, 800001);
    }

    [Theory, AllStores]
    public async Task Every_answer_has_the_headers_of_the_service(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        ApiResponse[] answers =
        [
            await partner.GetAsync("/v1/customers"),
            await partner.GetAsync("/v1/nothing"),
            await partner.PostAsync("/v1/customers", "{"),
            await partner.SendAsync(HttpMethod.Head, "/v1/domains/contoso.onmicrosoft.com"),
            await partner.DeleteAsync($"/v1/customers/{customer["id"]}"),
        ];
        foreach (var answer in answers)
        {
            answer.Header("MS-CV")!.ShouldMatch(@"^[A-Za-z0-9+/]{16}\.0$");
            answer.Header("MS-ServerId")!.ShouldMatch(@"^\d+$");
            answer.Header("X-Locale").ShouldBe("en-US");
            answer.Header("Server").ShouldBeNull();
            Guid.TryParse(answer.Header("MS-RequestId"), out _).ShouldBeTrue();
            Guid.TryParse(answer.Header("MS-CorrelationId"), out _).ShouldBeTrue();
            if (answer.Body.Length > 0) answer.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        }
    }

    [Theory]
    [AllStores("fr-FR", "fr-FR")]
    [AllStores("de-de", "de-de")]
    [AllStores("Klingon", "en-US")]
    [AllStores("12-34", "en-US")]
    public async Task A_locale_is_echoed_and_what_is_none_is_English(StoreKind store, string sent, string answered)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", ("X-Locale", sent))).Header("X-Locale").ShouldBe(answered);
    }

    [Theory, AllStores]
    public async Task A_correlation_vector_that_was_sent_is_echoed(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", ("MS-CV", "ObwhuhD2tUKJoM+Z.7"))).Header("MS-CV").ShouldBe("ObwhuhD2tUKJoM+Z.7");
    }

    [Theory, AllStores]
    public async Task A_refused_token_says_how_to_sign_in_under_the_id_of_the_call(StoreKind store)
    {
        var service = await services.On(store);
        var correlation = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customers") { Headers = { { "MS-CorrelationId", correlation } } };
        using var response = await service.Http.SendAsync(request);
        var answer = await ApiResponse.ReadAsync(response);
        answer.ShouldBeFault(401, 800001).Header("WWW-Authenticate").ShouldBe($"OAuth realm=urn:cpsvc:cpid:{correlation}");
    }

    [Theory]
    [AllStores((string?)null)]
    [AllStores("*/*")]
    [AllStores("application/*")]
    [AllStores("text/json")]
    [AllStores("text/html, application/xhtml+xml, */*;q=0.8")]
    [AllStores("application/json;odata=verbose")]
    public async Task Whoever_takes_JSON_is_answered(StoreKind store, string? accept)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", accept is null ? [] : [("Accept", accept)])).Status.ShouldBe(200);
    }

    [Theory]
    [AllStores("text/html")]
    [AllStores("application/xml, text/plain")]
    [AllStores("application/json;q=0")]
    public async Task Whoever_takes_no_JSON_is_told_so(StoreKind store, string accept)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers", ("Accept", accept))).ShouldBeFault(406, 800042);
    }

    [Theory, AllStores]
    public async Task Answers_begin_with_a_byte_order_mark_where_that_is_set(StoreKind store)
    {
        var service = await services.On(store, ("byte-order-mark", "on"));
        var partner = await service.SignInAsync();
        var answer = await partner.GetAsync("/v1/customers");
        answer.Body[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        answer.Header("Content-Length").ShouldBe($"{answer.Body.Length}");
    }
}
