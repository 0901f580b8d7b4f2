using Customary.Hosting;
using Customary.Hosting.Configuration;

namespace Customary.Server.Commands;

/// <summary>What is printed when the service has started: where it is, where the data is, and how to begin.</summary>
internal static class StartupBanner
{
    public static string Write(CustomaryServer service, CustomarySettings settings)
    {
        var greeting = $"""
            Customary listens on {string.Join(", ", service.ListeningUrls)}
            address for clients: {service.Url}
            storage: {service.Storage}
            """;
        if (settings.ListensOnHttps && !settings.IsSet(SettingDefinitions.Certificate, out _))
            greeting += "\ncertificate: made for this machine; customary certificate says how to trust it";
        foreach (var warning in settings.Warnings) greeting += $"\nwarning: {warning}";
        return settings.IssuesTokens ? greeting + FirstRequest(service.Url) : greeting;
    }

    private static string FirstRequest(string address) => $$"""


        Get a token and list customers:

          token=$(curl -s {{address}}/contoso/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=app -d client_secret=secret -d scope=https://api.partnercenter.microsoft.com/.default | sed 's/.*"access_token":"\([^"]*\)".*/\1/'); curl -s {{address}}/v1/customers -H "Authorization: Bearer $token"

        """;
}
