using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Http;

/// <summary>
/// Tests every class of header value, sent as raw bytes to every route with and without a token. The routes come from
/// the route table, so that a new route is covered automatically.
/// </summary>
public sealed partial class HostileHeaderTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly Guid Id = Guid.Parse("0b1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001");

    private const char NotUtf8 = '\uE000';

    // Headers that the server reads or might read, except connection headers.
    private static readonly string[] Headers =
    [
        "MS-RequestId", "MS-CorrelationId", "MS-CV", "X-Locale", "client-request-id", "MS-PartnerCenter-Application", "MS-ContinuationToken",
        "MS-Contract-Version", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Accept-Encoding", "Accept-Language", "User-Agent",
        "Referer", "Origin", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-HTTP-Method-Override", "traceparent", "tracestate", "baggage", "Request-Id",
    ];

    // One header per request: an invalid one ends the request before the others are read.
    private static readonly string[] Alone = ["Accept", "Content-Type", "Content-Encoding"];

    /// <summary>The raw text after the header name and colon, and whether Kestrel must reject it.</summary>
    private static readonly (string Class, string Value, bool IsMalformed)[] Values =
    [
        ("empty", "", false),
        ("blanks", "   \t ", false),
        ("a vertical tab before a GUID", $"\v{Id}", false),
        ("a form feed after a GUID", $"{Id}\f", false),
        ("an escape character", $"\u001B[2J{Id}", false),
        ("a delete character", $"{Id}\u007F", false),
        ("no-break space", $"{Id}\u00A0", false),
        ("wide space", $"\u3000{Id}", false),
        ("full-width digits", Id.ToString().Replace('0', '\uFF10'), false),
        ("beyond U+FFFF", "\U0001F600", false),
        ("right-to-left override", "\u202Eabc", false),
        ("line separator", $"{Id}\u2028Set-Cookie: a=b", false),
        ("escaped line feed", $"{Id}%0D%0ASet-Cookie:%20a=b", false),
        ("folded line", $"{Id}\r\nX-Injected: 1", false),
        ("very long", new('a', 20_000), false),
        ("a sign", $"+{Id.ToString()[1..]}", false),
        ("a prefix", "0x1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001", false),
        ("a list", $"{Id},{Id}", false),
        ("quotes", "\"\\\"", false),
        ("markup", "<script>alert(1)</script>", false),
        ("a format", "{0}{MS-RequestId}%s%n${jndi:ldap://x}", false),
        ("in hexadecimal form", Id.ToString("X"), false),
        ("commas", ",,,;;;===", false),
        ("a NUL", $"{Id}\0", true),
        ("a bare carriage return", $"{Id}\rX: 1", true),
        ("bytes that are not UTF-8", $"{Id}{NotUtf8}", true),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_header_value_causes_a_server_error(bool withToken)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var token = withToken ? (await service.SignInAsync()).Token : null;
        foreach (var (verb, path, name) in Routes(service))
        {
            foreach (var value in Values)
            {
                // All headers together would exceed the size limit.
                foreach (var headers in value.Value.Length > 1000 ? Headers.Chunk(1) : [Headers])
                    await CheckAsync(service, verb, path, name, token, value, headers);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_value_of_a_content_header_causes_a_server_error(bool withToken)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var token = withToken ? (await service.SignInAsync()).Token : null;
        foreach (var (verb, path, name) in Routes(service))
        {
            foreach (var value in Values)
                foreach (var header in withToken ? Alone : [.. Alone, "Authorization"]) await CheckAsync(service, verb, path, name, token, value, [header]);
        }
    }

    [Fact]
    public async Task No_repeated_header_causes_a_server_error()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var token = (await service.SignInAsync()).Token;
        foreach (var (verb, path, name) in Routes(service))
        {
            var response = await CheckAsync(service, verb, path, name, token, ("twice", Id.ToString(), false), [.. Headers, .. Headers]);
            response.Header("MS-RequestId").ShouldNotBe(Id.ToString(), name);
        }
    }

    [Theory]
    [InlineData("0b1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001")]
    [InlineData("0B1FFB58-3BC6-4A8C-9E0B-17C1F9D1C001")]
    [InlineData("0b1ffb583bc64a8c9e0b17c1f9d1c001")]
    [InlineData("{0b1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001}")]
    [InlineData("(0b1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001)")]
    public async Task Every_route_echoes_parsed_tracking_ids(string requestId)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        foreach (var token in new[] { null, (await service.SignInAsync()).Token })
        {
            foreach (var (verb, path, name) in Routes(service))
            {
                var response = await CheckAsync(service, verb, path, name, token, ("a GUID", requestId, false), ["MS-RequestId", "MS-CorrelationId", "client-request-id"]);
                response.Header("MS-RequestId").ShouldBe(Id.ToString(), name);
                response.Header("MS-CorrelationId").ShouldBe(Id.ToString(), name);
                if (name.StartsWith("IssueToken", StringComparison.Ordinal)) response.Header("client-request-id").ShouldBe(Id.ToString());
                if (response.Status == 401 && name.StartsWith("IssueToken", StringComparison.Ordinal) == false) response.Header("WWW-Authenticate")!.ShouldEndWith($":{Id}");
            }
        }
    }

    private static async Task<ApiResponse> CheckAsync(
        CustomaryFixture service, string verb, string path, string route, string? token, (string Class, string Value, bool IsMalformed) value, IReadOnlyList<string> names)
    {
        var what = $"{route} with {value.Class} in {string.Join(", ", names)}, {(token is null ? "without" : "with")} a token";
        var head = new StringBuilder($"{verb} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: {(verb is "GET" or "HEAD" ? 0 : 2)}\r\n");
        if (token is not null) head.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        if (!names.Contains("Content-Type")) head.Append("Content-Type: application/json\r\n");
        foreach (var name in names) head.Append(name).Append(": ").Append(value.Value).Append("\r\n");
        var response = await RawRequest.SendAsync(service, Bytes($"{head}\r\n{(verb is "GET" or "HEAD" ? "" : "{}")}"));

        // Kestrel rejects what HTTP does not allow before routing.
        if (value.IsMalformed)
        {
            response.Status.ShouldBe(400, what);
            return response;
        }

        response.Status.ShouldBeLessThan(500, $"{what}: {response.Text}");
        foreach (var header in new[] { "MS-RequestId", "MS-CorrelationId" })
            Guid.TryParseExact(response.Header(header), "D", out _).ShouldBeTrue($"{what}: {header} is {response.Header(header)}");

        // A page with a form sets the cookie of the form's token, and no other.
        if (response.Header("Set-Cookie") is { } cookie)
        {
            response.Header("Content-Type")!.ShouldStartWith("text/html", Case.Sensitive, what);
            Regex.IsMatch(cookie, "^customary-forms=[A-Za-z0-9_-]+; path=/; samesite=lax; httponly$").ShouldBeTrue($"{what}: {cookie}");
        }

        response.Headers.Keys.ShouldNotContain("X-Injected", what);
        if (response.Status < 400 || verb == "HEAD") return response;
        if (response.Header("Content-Type")!.StartsWith("text/html", StringComparison.Ordinal)) return response;
        if (response.Json["error"] is not null)
        {
            (path.Contains("/oauth2/", StringComparison.Ordinal) || path.EndsWith("/generatetoken", StringComparison.Ordinal)).ShouldBeTrue(what);
            response.Json.Text("error_description")!.ShouldStartWith("AADSTS", Case.Sensitive, what);
            return response;
        }

        response.Json["code"].ShouldNotBeNull($"{what}: {response.Text}").GetValue<int>().ShouldBeGreaterThan(0);
        response.Json.Text("source").ShouldBe("PartnerFD", what);
        return response;
    }

    // One character represents a byte that is not valid UTF-8.
    private static byte[] Bytes(string text) => [.. text.Split(NotUtf8).Select(Encoding.UTF8.GetBytes).Aggregate((before, after) => [.. before, 0xFF, .. after])];

    private static List<(string Verb, string Path, string Name)> Routes(CustomaryFixture service)
    {
        var routes = (
            from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            select (verb, Parameter().Replace(endpoint.RoutePattern.RawText!, Id.ToString()), endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName)).ToList();
        routes.Count.ShouldBeGreaterThan(60);
        return [.. routes, ("GET", "/v1/there/is/no/such/route", "an unknown route"), ("PUT", "/healthz", "another method")];
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
