namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Writes a request as a curl command, quoted for a POSIX shell.</summary>
internal static class CurlCommand
{
    // curl sets these itself, or they describe the connection.
    private static readonly HashSet<string> Omitted = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Connection", "Transfer-Encoding", "Expect", "Accept-Encoding", "User-Agent", "Authorization", "Upgrade", "HTTP2-Settings", "Keep-Alive", "TE",
    };

    /// <summary>Writes the command. The token is in the variable <c>token</c> of the shell.</summary>
    public static string Write(string url, string method, IReadOnlyDictionary<string, string> headers, string? body)
    {
        var command = new StringBuilder("curl -g ");
        command.Append(method == HttpMethods.Head ? "--head" : $"-X {Quote(method)}").Append(' ').Append(Quote(url));
        if (headers.ContainsKey("Authorization")) command.Append(" -H \"Authorization: Bearer $token\"");
        foreach (var (name, value) in headers)
            if (!Omitted.Contains(name) && value != SecretMask.Mask) command.Append(" -H ").Append(Quote($"{name}: {value}"));
        if (body is not null) command.Append(" --data-raw ").Append(Quote(body));
        return command.ToString();
    }

    // Inside single quotes, a POSIX shell interprets nothing but the closing quote.
    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
