using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Benchmarks.Stores;

/// <summary>Requests for a page of the list of customers in the portal, after a random customer.</summary>
internal sealed class PortalPageRequests(int customers, IReadOnlyList<string> sessions, int tenants) : PageRequests(customers, sessions, PageSize, tenants)
{
    /// <summary>The number of customers of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Signs one person of each tenant in and returns the cookies of their sessions.</summary>
    public static async Task<IReadOnlyList<string>> SignInAsync(Uri address, int tenants)
    {
        var sessions = new List<string>();
        for (var tenant = 0; tenant < tenants; tenant++) sessions.Add(await SignInAsync(address, NumberedCustomer.Partner(tenant)));
        return sessions;
    }

    /// <summary>Creates a request for a page of the portal, with the cookies of a session.</summary>
    public static string Create(string session, Uri path) => $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: en\r\nCookie: {session}\r\n\r\n";

    /// <inheritdoc/>
    protected override string Create(string token, string page) => Create(token, new Uri($"/portal/customers?page={Uri.EscapeDataString(page)}&seek=next", UriKind.Relative));

    // The development issuer takes the partner from the domain of the user name, which can be a tenant ID.
    private static async Task<string> SignInAsync(Uri address, Guid partner)
    {
        var cookies = new System.Net.CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        using var start = await http.GetAsync(new Uri("/portal/sign-in/start", UriKind.Relative));
        var fields = QueryHelpers.ParseQuery(start.Headers.Location!.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        (fields["username"], fields["password"]) = ($"ann@{partner}", "password");
        using var form = new FormUrlEncodedContent(fields);
        using var authorized = await http.PostAsync(start.Headers.Location, form);
        using var signedIn = await http.GetAsync(authorized.Headers.Location);
        if (cookies.GetCookies(address)["customary-session"] is null) throw new InvalidOperationException($"The sign-in to the portal failed with {(int)signedIn.StatusCode}.");

        // The first page adds the cookie of the forms, which a browser then has.
        using var page = await http.GetAsync(new Uri("/portal/customers", UriKind.Relative));
        page.EnsureSuccessStatusCode();
        return cookies.GetCookieHeader(address);
    }
}
