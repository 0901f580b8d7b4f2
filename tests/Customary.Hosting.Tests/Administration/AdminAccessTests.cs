using System.Text;
using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Administration;

/// <summary>Who can use the administrative API.</summary>
public sealed class AdminAccessTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Token = "a token of more than 32 characters for tests";
    private static readonly (string, string) TokenSetting = ("admin-token", Token);
    private static readonly (string, string)[] Production =
    [
        ("environment", "Production"), ("development-issuer", "on"), ("server-key", "0123456789012345678901234567890123456789"),
        ("partners", $"{Guid.Empty},contoso.com"), TokenSetting,
    ];

    private static readonly string[] Administration = ["SetPartner", "AddPartnership", "RemovePartnership", "SetValidationCode", "RemoveValidationCode", "SetCustomerFacts"];

    [Theory, MemoryStore]
    public async Task Without_a_token_a_local_program_can_use_it_in_Development(StoreKind store)
    {
        var service = await services.GetAsync(store);
        (await SendAsync(service, "GET", "/_customary")).Status.ShouldBe(200);
        (await SendAsync(service, "GET", "/_customary", ("Host", $"localhost:{service.Http.BaseAddress!.Port}"))).Status.ShouldBe(200);
        (await SendAsync(service, "GET", "/_customary", ("Host", "[::1]"))).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("Host", "customary.example")]
    [MemoryStore("Host", "127.0.0.1.customary.example:5080")]
    [MemoryStore("Host", "169.254.1.1")]
    [MemoryStore("Forwarded", "for=192.0.2.1")]
    [MemoryStore("X-Forwarded-For", "127.0.0.1")]
    [MemoryStore("X-Forwarded-Host", "localhost")]
    [MemoryStore("X-Real-IP", "127.0.0.1")]
    [MemoryStore("Via", "1.1 proxy")]
    public async Task Without_a_token_another_host_name_or_a_proxy_is_refused(StoreKind store, string header, string value)
    {
        var service = await services.GetAsync(store);
        foreach (var route in Routes(service)) (await SendAsync(service, route.Method, route.Path, (header, value))).ShouldBeFault(403, 600006);
    }

    [Theory]
    [MemoryStore("public-url", "https://customary.example")]
    [MemoryStore("urls", "http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task Without_a_token_a_server_that_others_can_reach_refuses(StoreKind store, string setting, string value)
    {
        var service = await services.GetAsync(store, (setting, value), ("development-issuer", "on"));
        foreach (var route in Routes(service)) (await SendAsync(service, route.Method, route.Path)).ShouldBeFault(403, 600006);
    }

    [Theory]
    [MemoryStore("Origin", "http://evil.example")]
    [MemoryStore("Origin", "http://127.0.0.1:1")]
    [MemoryStore("Origin", "null")]
    [MemoryStore("Sec-Fetch-Site", "cross-site")]
    [MemoryStore("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_is_refused_even_with_the_token(StoreKind store, string header, string value)
    {
        var service = await services.GetAsync(store, TokenSetting);
        foreach (var route in Routes(service)) (await SendAsync(service, route.Method, route.Path, (header, value), ("Authorization", $"Bearer {Token}"))).ShouldBeFault(403, 600006);
    }

    [Theory, MemoryStore]
    public async Task A_page_of_this_server_is_accepted(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var origin = service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        (await SendAsync(service, "GET", "/_customary", ("Origin", origin), ("Sec-Fetch-Site", "same-origin"))).Status.ShouldBe(200);
        (await SendAsync(service, "GET", "/_customary", ("Sec-Fetch-Site", "none"))).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("text/plain")]
    [MemoryStore("application/x-www-form-urlencoded")]
    [MemoryStore("multipart/form-data; boundary=x")]
    [MemoryStore((string?)null)]
    public async Task A_body_must_be_JSON_by_media_type(StoreKind store, string? contentType)
    {
        var service = await services.GetAsync(store);
        foreach (var route in Routes(service).Where(route => route.Method is "POST" or "PUT" or "PATCH"))
        {
            using var request = new HttpRequestMessage(new(route.Method), route.Path) { Content = new ByteArrayContent("{}"u8.ToArray()) };
            if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            using var response = await service.Http.SendAsync(request);
            (await ApiResponse.ReadAsync(response)).ShouldBeFault(415, 800002);
        }
    }

    [Theory]
    [MemoryStore((string?)null)]
    [MemoryStore("Bearer")]
    [MemoryStore("Bearer ")]
    [MemoryStore("Bearer a token of more than 32 characters for test")]
    [MemoryStore("Bearer a token of more than 32 characters for tests!")]
    [MemoryStore("Basic a token of more than 32 characters for tests")]
    public async Task With_a_token_every_request_must_send_it(StoreKind store, string? authorization)
    {
        var service = await services.GetAsync(store, TokenSetting);
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];
        foreach (var route in Routes(service))
        {
            var response = await SendAsync(service, route.Method, route.Path, headers);
            response.ShouldBeFault(401, 800001);
            response.Header("WWW-Authenticate").ShouldBe("Bearer");
        }

        (await SendAsync(service, "GET", "/_customary", ("Authorization", $"Bearer {Token}"))).Status.ShouldBe(200);
    }

    [Theory, MemoryStore]
    public async Task A_token_of_a_partner_is_not_a_token_of_an_administrator(StoreKind store)
    {
        var service = await services.GetAsync(store, TokenSetting);
        var partner = await service.SignInAsync();
        foreach (var path in new[] { "/_customary", "/_CUSTOMARY", "//_customary", "/_customary//clock", "/%5Fcustomary", "/_customary/nothing" })
            (await RawRequest.SendAsync(service, $"GET {path} HTTP/1.1\nHost: localhost\nAuthorization: Bearer {partner.Token}", [])).ShouldBeFault(401, 800001);
    }

    [Fact]
    public async Task The_token_can_be_in_a_file()
    {
        using var folder = new TemporarySqliteFile();
        var file = Path.Combine(folder.Folder, "token");
        await File.WriteAllTextAsync(file, $"{Token}\n");
        await using var service = await CustomaryFixture.StartAsync(settings: [("admin-token", $"file:{file}")]);
        (await SendAsync(service, "GET", "/_customary", ("Authorization", $"Bearer {Token}"))).Status.ShouldBe(200);
        (await SendAsync(service, "GET", "/_customary")).ShouldBeFault(401, 800001);
    }

    [Theory]
    [InlineData("short", "admin-token: the token has 5 characters.")]
    [InlineData("file:/nowhere/token", "admin-token: the file /nowhere/token cannot be read")]
    public async Task A_token_that_is_too_short_or_cannot_be_read_stops_the_start(string value, string message) =>
        (await Should.ThrowAsync<Hosting.Configuration.SettingsException>(() => CustomaryFixture.StartAsync(settings: [("admin-token", value)]))).Message.ShouldStartWith(message);

    [Fact]
    public async Task Outside_Development_it_does_not_exist_without_a_token()
    {
        await using var service = await CustomaryFixture.StartAsync(settings: [.. Production.Except([TokenSetting])]);
        (await SendAsync(service, "GET", "/_customary")).ShouldBeFault(404, 1000);
        (await SendAsync(service, "POST", "/_customary/clock/advance")).ShouldBeFault(404, 1000);
    }

    [Fact]
    public async Task Outside_Development_it_changes_nothing_unless_the_sandbox_is_on()
    {
        await using var production = await CustomaryFixture.StartAsync(settings: Production);
        foreach (var route in Routes(production).Where(route => route.Method != "GET" && !Administration.Contains(route.Name)))
            (await SendAsync(production, route.Method, route.Path, ("Authorization", $"Bearer {Token}"))).ShouldBeFault(403, 600006);
        (await SendAsync(production, "GET", "/_customary", ("Authorization", $"Bearer {Token}"))).Status.ShouldBe(200);

        await using var sandbox = await CustomaryFixture.StartAsync(settings: [.. Production, ("sandbox", "on")]);
        (await AdvanceAsync(sandbox)).Status.ShouldBe(200);
        await using var off = await CustomaryFixture.StartAsync(settings: [("sandbox", "off")]);
        (await AdvanceAsync(off)).ShouldBeFault(403, 600006);
    }

    [Fact]
    public async Task Outside_Development_partners_codes_and_facts_can_be_changed_with_the_token()
    {
        await using var production = await CustomaryFixture.StartAsync(settings: Production);
        using var http = new HttpClient { BaseAddress = production.Http.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", Token) } };
        using var sandbox = new HttpSandbox(http);
        var (provider, reseller) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        (await sandbox.Partners.SetAsync(new() { Tenant = provider, Kind = "indirect-provider", Country = "DE" })).Culture.ShouldBe("de-DE");
        await sandbox.Partners.AddPartnershipAsync(provider, reseller);
        (await sandbox.Partners.ListPartnershipsAsync()).ShouldHaveSingleItem().Reseller.ShouldBe(reseller);
        await sandbox.Partners.RemovePartnershipAsync(provider, reseller);
        (await Should.ThrowAsync<CustomaryException>(() => sandbox.Partners.RemovePartnershipAsync(provider, reseller))).Status.ShouldBe(404);
        (await Should.ThrowAsync<CustomaryException>(() => sandbox.Partners.AddPartnershipAsync(reseller, provider))).Status.ShouldBe(409);
        await sandbox.ValidationCodes.SetAsync(new() { Tenant = provider, Code = "1", OrganizationName = "City", MaxCreates = 1 });
        await sandbox.ValidationCodes.RemoveAsync(provider, "1");
        (await Should.ThrowAsync<CustomaryException>(() => sandbox.ValidationCodes.RemoveAsync(provider, "1"))).Status.ShouldBe(404);
        (await Should.ThrowAsync<CustomaryException>(() => sandbox.Customers.SetAsync("nobody.onmicrosoft.com", new() { AgreementSigned = true }))).Status.ShouldBe(404);
        foreach (var route in Routes(production).Where(route => Administration.Contains(route.Name)))
            (await SendAsync(production, route.Method, route.Path)).ShouldBeFault(401, 800001);
    }

    [Fact]
    public async Task With_URLs_of_its_own_it_is_served_only_there_and_nothing_else_is()
    {
        await using var service = await CustomaryFixture.StartAsync(settings: [("admin-urls", "http://127.0.0.1:0")]);
        var admin = service.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
            .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.Last();
        using var http = new HttpClient { BaseAddress = new(admin) };
        (await http.GetAsync(new Uri("/_customary", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        foreach (var path in new[] { "/v1/customers", "/healthz", "/docs", "/contoso/oauth2/v2.0/token" })
            (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, path);
        (await SendAsync(service, "GET", "/_customary")).ShouldBeFault(404, 1000);
        (await (await service.SignInAsync()).GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Theory, MemoryStore]
    public async Task Unknown_paths_and_methods_are_faults(StoreKind store)
    {
        var service = await services.GetAsync(store);
        (await SendAsync(service, "GET", "/_customary/nothing")).ShouldBeFault(404, 1000);
        (await SendAsync(service, "DELETE", "/_customary/clock")).ShouldBeFault(405, 900141);
    }

    [Theory, MemoryStore]
    public async Task The_OpenAPI_document_describes_every_route(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var document = await SendAsync(service, "GET", "/_customary/openapi.json");
        document.Status.ShouldBe(200);
        var described = document.Json["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key} {operation.Value!["operationId"]}"));
        described.ShouldBe(Routes(service).Where(route => route.Name != "GetAdminDocument").Select(route => $"{route.Method} {route.Pattern} {route.Name}"), ignoreOrder: true);
        document.Json["components"]!["schemas"]!["ClockState"]!["properties"]!["offset"]!["format"]!.GetValue<string>().ShouldBe("duration");
    }

    private static Task<ApiResponse> AdvanceAsync(CustomaryFixture service) =>
        RawRequest.SendAsync(service, $"POST /_customary/clock/advance HTTP/1.1\nHost: localhost\nAuthorization: Bearer {Token}\nContent-Type: application/json", Encoding.UTF8.GetBytes("""{"by":"PT1S"}"""));

    private static async Task<ApiResponse> SendAsync(CustomaryFixture service, string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }

    private static List<(string Method, string Pattern, string Name, string Path)> Routes(CustomaryFixture service) =>
    [
        .. from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<AdminRouteMetadata>() is not null
           let pattern = endpoint.RoutePattern.RawText!.TrimEnd('/')
           select (endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single(), pattern, endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName,
               System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]+\}", "x")),
    ];
}
