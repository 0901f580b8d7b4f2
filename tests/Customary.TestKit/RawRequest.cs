using System.Net.Sockets;
using System.Text;

namespace Customary.TestKit;

/// <summary>Requests byte by byte, for what no HTTP client would send.</summary>
internal static class RawRequest
{
    /// <summary>Sends the bytes, which must ask for the connection to be closed, and reads the answer to its end.</summary>
    public static async Task<ApiResponse> SendAsync(CustomaryFixture service, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return Read(answer.ToArray());
    }

    /// <summary>A request with a body of any bytes.</summary>
    public static Task<ApiResponse> SendAsync(CustomaryFixture service, string head, byte[] body) =>
        SendAsync(service, [.. Encoding.UTF8.GetBytes($"{head.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body]);

    private static ApiResponse Read(byte[] answer)
    {
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.ASCII.GetString(answer, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
        return new(int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), headers, answer[(end + 4)..]);
    }
}
