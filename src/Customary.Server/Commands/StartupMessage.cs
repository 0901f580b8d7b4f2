using Customary.Hosting.Certificates;
using Customary.Hosting.Http;

namespace Customary.Server.Commands;

/// <summary>The message that says where the server listens: text for people, or a line of the log if that is JSON.</summary>
internal static partial class StartupMessage
{
    /// <summary>Writes the message, and the warnings to the log too.</summary>
    /// <param name="server">The running server.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="warnings">Warnings about the command line. The server logs the warnings about its settings itself.</param>
    /// <param name="output">Receives the text.</param>
    public static async Task WriteAsync(CustomaryServer server, CustomarySettings settings, IReadOnlyList<string> warnings, TextWriter output)
    {
        var log = server.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StartupMessage));
        foreach (var warning in warnings) LogWarning(log, warning);

        // The text would be lines that are not JSON objects.
        if (settings.Get(SettingDefinitions.LogAsJson)) LogListening(log, string.Join(", ", server.ListeningUrls), server.Url, server.Storage);
        else await output.WriteLineAsync(CreateText(server, settings, warnings));
    }

    private static string CreateText(CustomaryServer server, CustomarySettings settings, IReadOnlyList<string> warnings)
    {
        List<string> lines =
        [
            $"Customary listens on {string.Join(", ", server.ListeningUrls)}",
            $"Address for clients: {server.Url}",
            $"Storage: {server.Storage}",
        ];
        var usesDevelopmentCertificate = settings.ListensOnHttps && !settings.IsSet(SettingDefinitions.Certificate, out _);
        if (usesDevelopmentCertificate) lines.Add("Certificate: made for this machine. Run `customary certificate` to see how to trust it.");
        lines.Add($"Open in a browser: {server.Url}/");
        if (settings.Get(SettingDefinitions.Docs)) lines.Add($"Try the API in a browser: {server.Url}/docs");
        lines.Add("Start without a data file: --storage memory (data is lost when the process stops)");
        lines.Add("Stop: press Ctrl+C");
        lines.AddRange(settings.Warnings.Concat(warnings).Select(warning => $"warning: {warning}"));
        if (settings.IssuesTokens) lines.Add(usesDevelopmentCertificate || !settings.ListensOnHttps ? FirstLocalRequest(server) : FirstRequest(server.Url, "curl -s"));
        return string.Join(Environment.NewLine, lines);
    }

    // On this machine, a listening address works even if the public URL leads to a proxy that does not exist yet.
    private static string FirstLocalRequest(CustomaryServer server)
    {
        var url = new Uri(server.Services.GetRequiredService<ListeningUrls>().All[0]);
        if (url.Scheme != Uri.UriSchemeHttps) return FirstRequest(url.GetLeftPart(UriPartial.Authority), "curl -s");
        var certificate = DevelopmentCertificate.ForCurrentUser(TimeProvider.System);
        var curl = $"curl -s --cacert \"{certificate.PublicPath}\"";
        return DevelopmentCertificate.DefaultHosts.Contains(url.Host)
            ? FirstRequest(url.GetLeftPart(UriPartial.Authority), curl)
            : FirstRequest($"https://localhost:{url.Port}", $"{curl} --connect-to localhost:{url.Port}:{url.Authority}");
    }

    private static string FirstRequest(string url, string curl) => $$"""

        The development issuer is on: anyone who can connect can get a token. Get one and list the customers:

          token=$({{curl}} {{url}}/contoso/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=app -d client_secret=secret -d scope=https://api.partnercenter.microsoft.com/.default | sed 's/.*"access_token":"\([^"]*\)".*/\1/'); {{curl}} {{url}}/v1/customers -H "Authorization: Bearer $token"

        """;

    [LoggerMessage(1003, LogLevel.Information, "Customary listens on {Urls}. Address for clients: {PublicUrl}. Storage: {Storage}.")]
    private static partial void LogListening(ILogger log, string urls, string publicUrl, string storage);

    [LoggerMessage(1004, LogLevel.Warning, "{Warning}")]
    private static partial void LogWarning(ILogger log, string warning);
}
