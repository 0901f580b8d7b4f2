using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Hosting.Issuer;
using Customary.Hosting.OpenApi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Microsoft.OpenApi;

namespace Customary.Hosting.Tests.Http;

/// <summary>
/// Tests NUL, which PostgreSQL cannot store, and unpaired surrogates, which have no UTF-8 encoding, in every text that
/// a client can send. The routes and parameters come from the route table, so that a new one is covered automatically.
/// </summary>
public sealed partial class HostileTextTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    // The forms in a path or query; an unpaired surrogate has its CESU-8 bytes.
    private static readonly string[] Encoded = ["%00", "a%00b", "%ED%A0%80", "a%ED%B0%80b", "%C0%80"];

    // The forms in JSON.
    private static readonly string[] Escaped = [@"\u0000", @"a\u0000b", @"\ud800", @"a\udc00b", @"\udc00\ud800"];

    private static readonly string[] FilterFields =
        ["CompanyName", "Domain", "DisplayName", "DefaultDomainName", "IndirectReseller", "UserState", "ResourceType", "CustomerId", "name"];

    private static readonly string[] FormFields =
    [
        "client_id", "client_secret", "grant_type", "username", "password", "scope", "resource", "code", "code_verifier", "code_challenge", "redirect_uri", "refresh_token",
        "client_info", "nonce", "state", "prompt", "login_hint", "response_type", "response_mode", "user",
    ];

    private static readonly string[] Claims =
        ["upn", "unique_name", "preferred_username", "oid", "sub", "appid", "azp", "tid", "iss", "aud", "scp", "roles", "amr", "idtyp", "sid", "jti", "uti"];

    private static readonly HttpClient Plain = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Theory, AllStores]
    public async Task Hostile_text_in_a_query_parameter_is_a_client_error(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var failures = new List<string>();
        foreach (var (route, parameter) in Parameters(customer.Service, ParameterLocation.Query))
        {
            foreach (var text in (string[])[.. Encoded, .. parameter.Name == "filter" ? Filters() : []])
            {
                var response = await SendAsync(customer, route.Method, $"{route.Path(customer)}?{parameter.Name}={text}", route.Body());
                RecordFailure(response, $"{route.Name} {parameter.Name}={text}", failures);
            }
        }

        failures.ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Hostile_text_in_an_MPN_profile_query_is_a_validation_error(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/profiles/mpn?mpnId=%00")).ShouldBeFault(400, 3000);
        (await partner.GetAsync("/v1/profiles/mpn?mpnId=1%002")).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task Hostile_text_in_the_path_is_a_client_error(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var failures = new List<string>();
        foreach (var route in Routes(customer.Service))
        {
            foreach (Match parameter in PathParameter().Matches(route.Pattern))
            {
                foreach (var text in Encoded)
                {
                    var path = route.Path(customer, (parameter.Value, text));
                    RecordFailure(await SendAsync(customer, route.Method, path, route.Body()), $"{route.Name} {path}", failures);
                }
            }
        }

        failures.ShouldBeEmpty();
    }

    [Theory, MemoryStore]
    public async Task Hostile_text_in_a_header_causes_no_server_error(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var failures = new List<string>();
        foreach (var (route, parameter) in Parameters(customer.Service, ParameterLocation.Header))
        {
            foreach (var text in Encoded)
                RecordFailure(await SendAsync(customer, route.Method, route.Path(customer), route.Body(), (parameter.Name, text)), $"{route.Name} {parameter.Name}: {text}", failures);
        }

        failures.ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Hostile_text_in_a_JSON_property_causes_no_server_error(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var failures = new List<string>();
        foreach (var route in Routes(customer.Service).Where(route => route.Description?.Body is not null))
        {
            var example = JsonSerializer.SerializeToNode(route.Description!.Body!.Example, route.Description.Body.Type)!;
            foreach (var member in Texts(example, "").ToList())
            {
                foreach (var text in Escaped)
                    RecordFailure(await SendAsync(customer, route.Method, route.Path(customer), With(example, member, text)), $"{route.Name} {member}={text}", failures);
            }
        }

        failures.ShouldBeEmpty();
        foreach (var path in (string[])["/v1/customers", customer.Path, customer.Users, $"{customer.Path}/customDomains", $"{customer.Path}/agreements", "/v1/profiles/organization", "/v1/profiles/support", "/v1/profiles/legalbusiness", "/v1/profiles/billing"])
        {
            var response = await customer.Partner.GetAsync(path);
            response.Status.ShouldBe(200, path);
            response.Text.ShouldNotContain(@"\u0000", Case.Insensitive, path);
        }
    }

    [Theory, AllStores]
    public async Task Hostile_text_in_a_form_field_causes_no_server_error(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var invitation = $"?invType=ResellerRelationship&partnerId={customer.Partner.Tenant}";
        var failures = new List<string>();
        foreach (var route in Routes(customer.Service).Where(route => route.IsOpen && route.Method == HttpMethod.Post))
        {
            foreach (var field in FormFields)
            {
                foreach (var text in (string[])[.. Encoded, $"admin@{Encoded[1]}", $"admin%00@{customer.Domain}"])
                {
                    var others = string.Join('&', FormFields.Where(name => name != field).Select(name => $"{name}={FormValue(name, customer.Domain)}"));
                    using var request = new HttpRequestMessage(route.Method, new Uri(customer.Service.Http.BaseAddress!, route.Path(customer) + invitation));
                    request.Content = new StringContent($"{others}&{field}={text}", Encoding.ASCII, "application/x-www-form-urlencoded");
                    using var response = await Plain.SendAsync(request);
                    if ((int)response.StatusCode >= 500) failures.Add($"{route.Name} {field}={text}: {(int)response.StatusCode}");
                }
            }
        }

        failures.ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Hostile_text_in_a_claim_of_a_signed_token_causes_no_server_error(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var key = await customer.Service.Services.GetRequiredService<IssuerKey>().GetAsync(CancellationToken.None);
        var good = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(customer.Partner.Token.Split('.')[1]))!.AsObject();
        var failures = new List<string>();
        foreach (var claim in Claims)
        {
            foreach (var text in Escaped)
            {
                good[claim] ??= "x";
                var partner = TestPartner.FromToken(customer.Service, customer.Partner.Tenant, Sign(key, With(good, $".{claim}", text)));
                RecordFailure(await partner.GetAsync("/v1/customers"), $"ListCustomers {claim}={text}", failures);
                RecordFailure(await partner.PostAsync("/v1/customers", TestData.Customer()), $"CreateCustomer {claim}={text}", failures);
                RecordFailure(await partner.PatchAsync(customer.Path, new { allowDelegatedAccess = false }), $"UpdateCustomer {claim}={text}", failures);
                RecordFailure(await partner.PostAsync($"{customer.Path}/agreements", TestAgreement.Create()), $"CreateAgreement {claim}={text}", failures);
            }
        }

        failures.ShouldBeEmpty();
        (await customer.Partner.GetAsync("/v1/auditrecords")).Status.ShouldBe(200);
    }

    // The shared client normalizes paths, so this request uses a separate client.
    private static async Task<ApiResponse> SendAsync(TestCustomer customer, HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(customer.Service.Http.BaseAddress!, path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {customer.Partner.Token}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Plain.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }

    private static void RecordFailure(ApiResponse response, string request, List<string> failures)
    {
        if (response.Status >= 500) failures.Add($"{request}: {response.Status} {response.Text}");
    }

    private static string Sign(RsaSecurityKey key, string payload)
    {
        var signed = $"{Base64UrlEncoder.Encode($$"""{"alg":"RS256","typ":"JWT","kid":"{{key.KeyId}}"}""")}.{Base64UrlEncoder.Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static IEnumerable<string> Filters() =>
        from field in FilterFields
        from text in Escaped
        select Uri.EscapeDataString($$"""{"Field":"{{field}}","Value":"{{text}}","Operator":"starts_with"}""");

    private static string FormValue(string name, string domain) => name switch
    {
        "grant_type" => "password",
        "scope" => "https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default",
        "response_type" => "code",
        "response_mode" => "query",
        "redirect_uri" => "http%3A%2F%2Flocalhost%2F",
        "user" => $"admin%40{domain}",
        "username" => "ann%40contoso.com",
        "code_challenge" or "code_verifier" => new string('a', 43),
        _ => "x",
    };

    // Lists every text of the document; the first element represents an array.
    private static IEnumerable<string> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value, $"{path}.{member.Key}")),
        JsonArray { Count: > 0 } items => Texts(items[0], $"{path}.0"),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [path],
        _ => [],
    };

    // Creates the body with the JSON text at the path, and a new domain.
    private static string With(JsonNode example, string path, string escaped)
    {
        const string Placeholder = "place-of-the-text";
        var body = example.DeepClone();
        if (path.Length == 0) return $"\"{escaped}\"";
        if (body["companyProfile"]?["domain"] is not null) body["companyProfile"]!["domain"] = TestData.Domain();
        var segments = path[1..].Split('.');
        var parent = segments[..^1].Aggregate(body, (node, segment) => int.TryParse(segment, out var index) ? node[index]! : node[segment]!);
        if (int.TryParse(segments[^1], out var last)) parent[last] = Placeholder;
        else parent[segments[^1]] = Placeholder;
        return body.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace(Placeholder, escaped, StringComparison.Ordinal);
    }

    private static IEnumerable<(Route Route, ParameterDescription Parameter)> Parameters(CustomaryFixture service, ParameterLocation location) =>
        from route in Routes(service)
        from parameter in route.Description?.Parameters ?? []
        where parameter.In == location
        select (route, parameter);

    private static List<Route> Routes(CustomaryFixture service)
    {
        var options = service.Services.GetRequiredService<DescriptionOptions>();
        return
        [
            .. from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
               select new Route(
                   endpoint.GetOperationName(), new(verb), endpoint.RoutePattern.RawText!, endpoint.FindDescription(options), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null),
        ];
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();

    private sealed record Route(string Name, HttpMethod Method, string Pattern, OperationDescription? Description, bool IsOpen)
    {
        public string? Body() => Description?.Body is { } body ? JsonSerializer.Serialize(body.Example, body.Type) : null;

        // Keeps the customer, because a deletion releases its domain.
        public string Path(TestCustomer customer, (string Name, string Text)? hostile = null) => PathParameter().Replace(Pattern, match => match.Value switch
        {
            var name when name == hostile?.Name => hostile.Value.Text,
            "{id}" => Method == HttpMethod.Delete && Pattern.EndsWith("{id}", StringComparison.Ordinal) ? Guid.Empty.ToString() : customer.Id,
            "{tenant}" => customer.Partner.Tenant.ToString(),
            "{country}" => "US",
            "{domain}" => "contoso.com",
            "{prefix}" => "contoso",
            "{roleId}" => "62e90394-69f5-4237-9190-012177145e10",
            _ => Guid.Empty.ToString(),
        });
    }
}
