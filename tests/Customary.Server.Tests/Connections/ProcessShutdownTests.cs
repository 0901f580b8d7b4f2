using System.Net.Sockets;
using System.Text;

namespace Customary.Server.Tests.Connections;

/// <summary>Sends SIGTERM to the process while clients have sent a part of a request.</summary>
public sealed class ProcessShutdownTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("GET")]
    [InlineData("GET /v1/customers HTTP/1.1\r\nHost: test\r\nAuthoriz")]
    [InlineData("POST /v1/customers HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")]
    [InlineData("POST /contoso/oauth2/token HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ngrant")]
    public async Task A_partially_sent_request_does_not_delay_the_shutdown(string half)
    {
        await using var binary = await ServerExecutable.StartAsync("--log", "debug");
        using var client = new TcpClient();
        await client.ConnectAsync(binary.Http.BaseAddress!.Host, binary.Http.BaseAddress.Port);
        await using var stream = client.GetStream();

        // A connection that received a response is in the same state as a new one when the next request begins.
        await stream.WriteAsync("GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n"u8.ToArray());
        (await stream.ReadAsync(new byte[4096])).ShouldBeGreaterThan(0);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(half));
        (await binary.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative))).ShouldBe("healthy");
        var started = TimeProvider.System.GetTimestamp();
        var output = await binary.StopAsync();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Timeout, output);
        output.ShouldNotContain("failed unexpectedly");
    }

    [Fact]
    public async Task The_log_ends_with_the_number_of_answered_and_aborted_requests()
    {
        await using var binary = await ServerExecutable.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(binary.Http.BaseAddress!.Host, binary.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /contoso/oauth2/token HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\ng"u8.ToArray());

        // The server asked for the body, so the request is inside the pipeline.
        (await stream.ReadAsync(new byte[4096])).ShouldBeGreaterThan(0);
        var lines = (await binary.StopAsync()).TrimEnd().Split('\n');
        lines[^2].ShouldContain("[1001] The shutdown started. 1 requests are being answered.");
        lines[^1].ShouldContain("[1002] The shutdown completed");
        lines[^1].ShouldContain("0 requests were answered in this time, 1 were aborted");
    }
}
