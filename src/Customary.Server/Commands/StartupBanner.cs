using Customary.Hosting.Certificates;

namespace Customary.Server.Commands;

/// <summary>The message that is printed when the server has started.</summary>
internal static class StartupBanner
{
    public static string Write(CustomaryServer server, CustomarySettings settings)
    {
        List<string> lines =
        [
            $"Customary listens on {string.Join(", ", server.ListeningUrls)}",
            $"Address for clients: {server.Url}",
            $"Storage: {server.Storage}",
        ];
        var usesDevelopmentCertificate = settings.ListensOnHttps && !settings.IsSet(SettingDefinitions.Certificate, out _);
        if (usesDevelopmentCertificate) lines.Add("Certificate: made for this machine. Run `customary certificate` to see how to trust it.");
        if (settings.Get(SettingDefinitions.Docs)) lines.Add($"Try the API in a browser: {server.Url}/docs");
        lines.Add("Start without a data file: --storage memory (data is lost when the process stops)");
        lines.Add("Stop: press Ctrl+C");
        lines.AddRange(settings.Warnings.Select(warning => $"warning: {warning}"));
        if (settings.IssuesTokens)
        {
            var trust = usesDevelopmentCertificate && server.Url.StartsWith("https:", StringComparison.Ordinal) && !settings.IsSet(SettingDefinitions.PublicUrl, out _)
                ? $" --cacert \"{DevelopmentCertificate.ForCurrentUser(TimeProvider.System).PublicPath}\""
                : "";
            lines.Add(FirstRequest(server.Url, $"curl -s{trust}"));
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static string FirstRequest(string url, string curl) => $$"""

        The development issuer is on: anyone who can connect can get a token. Get one and list the customers:

          token=$({{curl}} {{url}}/contoso/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=app -d client_secret=secret -d scope=https://api.partnercenter.microsoft.com/.default | sed 's/.*"access_token":"\([^"]*\)".*/\1/'); {{curl}} {{url}}/v1/customers -H "Authorization: Bearer $token"

        """;
}
