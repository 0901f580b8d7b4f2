using System.Net.Sockets;
using System.Text;

namespace Customary.TestKit;

/// <summary>Sends raw bytes, for requests that an HTTP client does not send.</summary>
internal static class RawRequest
{
    /// <summary>Sends a request and reads the response until the server closes the connection.</summary>
    public static async Task<ApiResponse> SendAsync(CustomaryFixture service, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var response = new MemoryStream();
        await stream.CopyToAsync(response);
        return Read(response.ToArray());
    }

    /// <summary>Sends a request with a request line, headers and a body.</summary>
    public static Task<ApiResponse> SendAsync(CustomaryFixture service, string head, byte[] body) =>
        SendAsync(service, [.. Encoding.UTF8.GetBytes($"{head.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body]);

    private static ApiResponse Read(byte[] response)
    {
        var end = response.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.ASCII.GetString(response, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
        return new(int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), headers, response[(end + 4)..]);
    }
}
