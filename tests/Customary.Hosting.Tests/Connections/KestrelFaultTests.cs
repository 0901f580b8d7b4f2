using System.Text;

namespace Customary.Hosting.Tests.Connections;

/// <summary>Requests that Kestrel rejects before the pipeline runs also return faults with tracking IDs.</summary>
public sealed class KestrelFaultTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    public static TheoryData<string, int, int> Requests() => new()
    {
        { "GET\r\n\r\n", 400, 2000 },
        { "\u0001\u0002\u0003\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/1.1\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/1.1\r\nHost: a b\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/1.1\r\nHost: test\r\nno colon\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/1.1\r\nHost: test\r\nX: \u0000\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/1.1\r\nHost: test\r\nBad Name: x\r\n\r\n", 400, 2000 },
        { "GET /%00 HTTP/1.1\r\nHost: test\r\n\r\n", 400, 2000 },
        { "POST /v1/customers HTTP/1.1\r\nHost: test\r\nContent-Length: x\r\n\r\n", 400, 2000 },
        { "POST /v1/customers HTTP/1.1\r\nHost: test\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, 2000 },
        { "POST /v1/customers HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: gzip\r\n\r\n", 400, 2000 },
        { "GET /v1/customers HTTP/2.5\r\nHost: test\r\n\r\n", 505, 800002 },
        { $"GET /{new string('a', 9000)} HTTP/1.1\r\nHost: test\r\n\r\n", 414, 800002 },
        { $"GET /v1/customers HTTP/1.1\r\nHost: test\r\nX: {new string('a', 40_000)}\r\n\r\n", 431, 800002 },
        { $"GET /v1/customers HTTP/1.1\r\nHost: test\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: a\r\n"))}\r\n", 431, 800002 },
        { "GET * HTTP/1.1\r\nHost: test\r\n\r\n", 405, 900141 },
    };

    [Theory, MemberData(nameof(Requests))]
    public async Task A_request_rejected_by_Kestrel_returns_a_fault_with_tracking_ids(string request, int status, int code)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        ShouldHaveIds((await RawRequest.SendAsync(service, Encoding.Latin1.GetBytes(request))).ShouldBeFault(status, code));
    }

    [Fact]
    public async Task A_rejected_request_after_a_valid_one_on_the_same_connection_returns_a_fault()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        var good = string.Concat(Enumerable.Repeat("GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n", 25));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{good}GET /healthz HTTP/1.1\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync();
        text.Split("HTTP/1.1 200 OK").Length.ShouldBe(26);
        text[text.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal)..].ShouldContain("\"code\":2000");
    }

    [Fact]
    public async Task A_rejected_request_over_TLS_returns_a_fault()
    {
        using var trusted = new TrustedCertificate();
        await using var service = await CustomaryFixture.StartAsync(settings: [("urls", "https://127.0.0.1:0"), ("certificate", trusted.Path)]);
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", service.Http.BaseAddress!.Port);
#pragma warning disable CA5359 // What is tested is the response, not the certificate.
        await using var stream = new System.Net.Security.SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
#pragma warning restore CA5359
        await stream.AuthenticateAsClientAsync("localhost");
        await stream.WriteAsync("GET /v1/customers HTTP/1.1\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).ShouldContain("\"code\":2000");
    }

    private static void ShouldHaveIds(ApiResponse response)
    {
        Guid.TryParse(response.Header("MS-RequestId"), out _).ShouldBeTrue();
        Guid.TryParse(response.Header("MS-CorrelationId"), out _).ShouldBeTrue();
        response.Header("MS-CV").ShouldNotBeNull();
        response.Header("MS-ServerId").ShouldNotBeNull();
        response.Header("X-Locale").ShouldBe("en-US");
        response.Header("X-Content-Type-Options").ShouldBe("nosniff");
        response.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        response.Header("Content-Length").ShouldBe(response.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        response.Header("Connection").ShouldBe("close");
    }
}
