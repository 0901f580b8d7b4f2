using System.Net.Sockets;
using System.Text;

namespace Customary.Server.Tests.Connections;

/// <summary>A client that closes its connection before its request is complete does not cause an error.</summary>
public sealed class AbortedRequestTests
{
    [Theory]
    [InlineData(true, "Content-Length: 1000\r\n\r\n{")]
    [InlineData(false, "Content-Length: 1000\r\n\r\n{")]
    [InlineData(true, "Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    [InlineData(false, "Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    public async Task An_aborted_upload_is_logged_as_499_at_debug_level(bool withReset, string rest)
    {
        await using var binary = await ServerExecutable.StartAsync("--log", "debug");
        var form = new Dictionary<string, string>
        {
            ["client_id"] = "tests",
            ["client_secret"] = "secret",
            ["grant_type"] = "password",
            ["username"] = "ann@contoso.com",
            ["password"] = "any",
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        };
        using var content = new FormUrlEncodedContent(form);
        using var response = await binary.Http.PostAsync(new Uri("/contoso/oauth2/v2.0/token", UriKind.Relative), content);
        var token = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(binary.Http.BaseAddress!.Host, binary.Http.BaseAddress.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/customers HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n{rest}"));

            // The server asked for the body, so the request is inside the pipeline.
            (await client.GetStream().ReadAsync(new byte[4096])).ShouldBeGreaterThan(0);
            if (withReset) client.LingerState = new(true, 0);
        }

        var output = await binary.StopAsync();
        output.Split('\n').Count(line => line.Contains("CreateCustomer", StringComparison.Ordinal)).ShouldBe(1, output);
        output.ShouldContain("CreateCustomer POST ended with 499");
        output.ShouldContain("because the client closed the connection");
        output.ShouldNotContain("failed unexpectedly");
        output.Split('\n').ShouldNotContain(line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("error", StringComparison.OrdinalIgnoreCase));
    }
}
