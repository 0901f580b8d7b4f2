using System.Text.Encodings.Web;
using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Authentication;
using Customary.Hosting.Docs;
using Customary.Hosting.Issuer;
using Customary.Hosting.Sandbox;
using Customary.Portal.Application;
using Customary.Portal.Pages;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Landing;

/// <summary>
/// The landing page: what the server is, where to go, and how to connect a client. Version, storage, clock and counts are shown only to
/// programs that could read them from the administrative API without a token. The page needs no script, and has the look of the portal.
/// </summary>
internal sealed class LandingPage(PublicUrl publicUrl, AdminOptions administration, DocsOptions docs, PortalOptions portal, IssuerOptions issuer, AuthorityOptions authority, LocalSandbox sandbox, DeveloperLinks header)
{
    private const string Policy = $"{PlainPage.Policy}; form-action 'none'";

    /// <summary>Whether a client asks for HTML by name. Browsers do; API clients ask for JSON or anything.</summary>
    public static bool IsRequested(StringValues accept) =>
        MediaTypeHeaderValue.TryParseList(accept, out var types) && types.Any(type => type.Quality is not 0 && type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the page.</summary>
    public async Task<IResult> GetAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var isLocal = administration.Urls.Count == 0 && AdminAuthorizationMiddleware.IsLocal(context, administration);
        var page = new PlainPage("Sandbox and system of record", $"""
            <h1>Customary</h1>
            <p>This server implements the Customer resources of the Microsoft Partner Center REST API. Clients written for Partner Center work unchanged.</p>
            <div class="grid thirds">
            {(isLocal ? Describe(await sandbox.GetStatusAsync(cancellationToken)) : "")}
            {Links(Encode(header.Root), isLocal)}
            <section class="card wide"><h2>Connect a client</h2>
            {Connect()}
            </section>
            </div>
            """)
        {
            IsNarrow = false,
            Links = header.Get(DeveloperLinks.Start),
        };
        return HtmlResults.Page(context, page.Write(context.Request), Policy);
    }

    private static string Describe(SandboxStatus status) => $"""
        <section class="card"><h2>Status</h2><dl class="ids">
        <dt>Version</dt><dd>{Encode(status.Version)}</dd>
        <dt>Storage</dt><dd>{Encode(status.Storage)}</dd>
        <dt>Clock</dt><dd>{Encode(DescribeClock(status.Clock))}</dd>
        <dt>Partners</dt><dd>{Number(status.Counts.Partners)}</dd>
        <dt>Customers</dt><dd>{Number(status.Counts.Customers)}</dd>
        <dt>Users</dt><dd>{Number(status.Counts.Users)}</dd>
        </dl></section>
        """;

    private string Links(string root, bool isLocal)
    {
        var links = new StringBuilder("<section class=\"card\"><h2>Explore</h2><ul class=\"plain\">");
        if (portal.IsEnabled) Add(PortalPaths.Root, "Manage customers in the portal");
        if (docs.IsEnabled)
        {
            Add(DeveloperLinks.Explorer, "Try the API");
            Add(DeveloperLinks.Token, "Check a token");
            Add("/openapi/v1.json", "OpenAPI document");
        }

        Add("/healthz", "Is the process alive");
        Add("/readyz", "Is the storage ready");
        links.Append("</ul></section>");
        if (isLocal)
        {
            links.Append("<section class=\"card\"><h2>Control the sandbox</h2><ul class=\"plain\">");
            if (portal.IsEnabled) Add(PortalPaths.Sandbox, "Pages");
            foreach (var (path, text) in SandboxLinks) Add($"{AdminPaths.Prefix}{path}", text);
            links.Append("</ul></section>");
        }

        return links.ToString();

        void Add(string path, string text) => links.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{root}{path}\">{text}</a> <code>{path}</code></li>");
    }

    private static readonly (string Path, string Text)[] SandboxLinks =
    [
        ("", "Status"), ("/clock", "Clock"), ("/faults", "Faults"), ("/requests", "Requests"), ("/limits", "Rate limits"), (AdminDocument.Path, "OpenAPI document"),
    ];

    private string Connect()
    {
        var url = publicUrl.Value;
        if (issuer.IsEnabled)
        {
            return $"""
                <p>Use <code>{Encode(url)}</code> as the address of the API and of the authority. The development issuer accepts any client ID, secret and tenant.</p>
                <pre class="code" tabindex="0" role="region" aria-label="Commands">{Encode($$"""
                url={{url}}
                token=$(curl -s $url/contoso/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=app -d client_secret=secret | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
                curl -s $url/v1/customers -H "Authorization: Bearer $token"
                """.ReplaceLineEndings("\n"))}</pre>
                """;
        }

        return $"""
            <p>Get a token from <code>{Encode(authority.Address?.ToString() ?? "the authority")}</code>, and use <code>{Encode(url)}</code> as the address of the API.</p>
            <pre class="code" tabindex="0" role="region" aria-label="Commands">{Encode($"url={url}\ntoken='the access token'\ncurl -s $url/v1/customers -H \"Authorization: Bearer $token\"")}</pre>
            """;
    }

    private static string DescribeClock(ClockState clock)
    {
        var seconds = Math.Round(clock.Offset.TotalSeconds);
        var offset = seconds == 0 ? "" : $", {(seconds > 0 ? "ahead of" : "behind")} the real time by {Describe(TimeSpan.FromSeconds(Math.Abs(seconds)))}";
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Now:yyyy-MM-dd HH:mm:ss} UTC{(clock.Frozen ? ", frozen" : "")}{offset}");
    }

    private static string Describe(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{(duration.Days > 0 ? $"{duration.Days} d " : "")}{duration.Hours:00}:{duration.Minutes:00}:{duration.Seconds:00}");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
