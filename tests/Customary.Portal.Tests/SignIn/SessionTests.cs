using System.Net;
using Customary.Portal.Application;
using Customary.Portal.Sessions;
using Customary.Portal.Tests.Browsers;
using Customary.Storage.Sql;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Portal.Tests.SignIn;

/// <summary>Sessions, over HTTP. Source: docs/portal.md#sessions.</summary>
public sealed class SessionTests(DefaultFixtures servers)
{
    private const string List = "/portal/customers";

    // The pages that a person sees before the sign-in, and the files that they need.
    private static readonly string[] Open =
    [
        "CompletePortalSignIn", "GetPortalAsset", "Register", "ShowOperatorSignIn", "ShowOrganizationSignIn", "ShowPortalSignIn", "ShowRegistration", "SignInAsOperator", "SignInToOrganization", "SignOutOfOrganization",
        "SignOutOfPortal", "SignOutOfSandbox", "StartOrganizationSignIn", "StartPortalSignIn", "StoreOrganizationPreferences", "StorePortalPreferences", "StoreSandboxPreferences",
    ];

    [Theory, AllStores]
    public async Task A_session_starts_with_a_sign_in_and_ends_with_a_sign_out(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        using var user = await SignInAsync(server);
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
        using var copy = user.OnNode(server.Http.BaseAddress!);
        (await copy.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);

        using var response = await user.PostAsync("/portal/sign-out", [], List);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.Found);

        // The sign-out ends the session in the store, not only in this browser.
        (await copy.GetAsync(List)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory, MemoryStore]
    public async Task A_session_ends_when_its_token_expires(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await CustomaryFixture.StartAsync(store, clock);
        using var user = await SignInAsync(server);
        clock.Advance(TimeSpan.FromMinutes(59));
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(1));
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        using var file = new TemporarySqliteFile();
        string cookie;
        await using (var server = await CustomaryFixture.StartAsync(path: file.Path))
        {
            using var user = await SignInAsync(server);
            cookie = user.SessionCookie.Value;
        }

        await using var restarted = await CustomaryFixture.StartAsync(path: file.Path);
        await ShouldHaveSessionAsync(restarted, cookie);
    }

    [Fact]
    public async Task A_session_and_a_form_of_one_node_are_valid_on_another()
    {
        await using var server = await CustomaryFixture.StartAsync(StoreKind.Postgres);
        using var user = await SignInAsync(server);
        await using var other = await CustomaryFixture.StartAsync(settings: ("storage", server.Storage));
        await ShouldHaveSessionAsync(other, user.SessionCookie.Value);
        using var form = new FormUrlEncodedContent([new("form-token", FormToken((await user.GetAsync(List)).Html))]);
        using var there = user.OnNode(other.Http.BaseAddress!);
        using var response = await there.Http.PostAsync(new Uri("/portal/sign-out", UriKind.Relative), form);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory, MemoryStore]
    public async Task The_cookie_is_HttpOnly_SameSite_Lax_and_Secure_on_https(StoreKind store)
    {
        await using var server = await CustomaryFixture.StartAsync(store, settings: ("public-url", "https://portal.example"));
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);

        // A proxy that ends TLS sends the Host header of the browser.
        user.Http.DefaultRequestHeaders.Host = "portal.example";
        using var response = await user.Http.GetAsync(new Uri("/portal/sign-in", UriKind.Relative));
        response.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie =>
            cookie.Contains("; secure", StringComparison.Ordinal) && cookie.Contains("; httponly", StringComparison.Ordinal) && cookie.Contains("; samesite=lax", StringComparison.Ordinal));
        using var start = await user.Http.GetAsync(new Uri("/portal/sign-in/start", UriKind.Relative));
        start.Headers.Location!.ToString().ShouldStartWith("https://portal.example/common/oauth2/v2.0/authorize?");
        Uri.UnescapeDataString(start.Headers.Location.Query).ShouldContain("redirect_uri=https://portal.example/portal/sign-in/callback");
        start.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Theory]
    [MemoryStore("/portal/customers?search=a", "/portal/customers?search=a")]
    [MemoryStore("https://elsewhere.example/", "/portal")]
    [MemoryStore("//elsewhere.example/portal", "/portal")]
    [MemoryStore("/portal\\..\\..\\elsewhere.example", "/portal")]
    [MemoryStore("/v1/customers", "/portal")]
    [MemoryStore("/portal/\r\nSet-Cookie: a=b", "/portal")]
    public async Task A_sign_in_returns_to_a_page_of_the_portal_only(StoreKind store, string requested, string returned)
    {
        using var user = PortalUser.Anonymous((await servers.GetAsync(store)).Http.BaseAddress!);
        using var response = await user.SignInAsync("ann@contoso.com", requested);
        response.Headers.Location!.ToString().ShouldBe(returned);
    }

    [Theory, MemoryStore]
    public async Task A_code_is_accepted_only_from_the_browser_that_began_the_sign_in(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        using var victim = PortalUser.Anonymous(server.Http.BaseAddress!);
        using var start = await victim.Http.GetAsync(new Uri("/portal/sign-in/start", UriKind.Relative));
        using var response = await victim.Http.GetAsync(new Uri("/portal/sign-in/callback?code=of-somebody-else&state=of-somebody-else", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.TryGetValues("Set-Cookie", out var cookies).ShouldBeTrue();
        cookies!.ShouldNotContain(cookie => cookie.StartsWith("customary-session=", StringComparison.Ordinal));
    }

    [Theory, MemoryStore]
    public async Task A_form_without_its_token_or_with_the_token_of_another_session_changes_nothing(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        using var user = await SignInAsync(server);
        using var other = await SignInAsync(server);
        using var empty = new FormUrlEncodedContent([]);
        using var missing = await user.Http.PostAsync(new Uri("/portal/sign-out", UriKind.Relative), empty);
        missing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        missing.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var (_, html) = await other.GetAsync(List);
        using var foreign = new FormUrlEncodedContent([new("form-token", FormToken(html))]);
        using var refused = await user.Http.PostAsync(new Uri("/portal/sign-out", UriKind.Relative), foreign);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemoryStore]
    public async Task Only_open_routes_answer_without_a_session(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var routes = server.Services.GetRequiredService<PortalApplication>().Routes.OfType<RouteEndpoint>().ToList();
        routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Name).Order(StringComparer.Ordinal).ShouldBe(Open);
        routes.Select(Name).ShouldBeUnique();
        routes.ShouldAllBe(route => route.Metadata.GetRequiredMetadata<IAntiforgeryMetadata>().RequiresValidation);
        using var nobody = PortalUser.Anonymous(server.Http.BaseAddress!);
        foreach (var route in routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null && route.Metadata.GetMetadata<OperatorMetadata>() is null))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!, @"\{[^}]+\}", Guid.NewGuid().ToString());
            using var request = new HttpRequestMessage(new(route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]), path);
            using var response = await nobody.Http.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.Found, Name(route));
            var side = route.Metadata.GetMetadata<OrganizationMetadata>() is null ? "" : "/organization";
            response.Headers.Location!.ToString().ShouldStartWith($"/portal{side}/sign-in?return=", Case.Sensitive, Name(route));
        }

        static string Name(RouteEndpoint route) => route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
    }

    [Theory, AllStores]
    public async Task The_store_has_neither_the_secret_of_a_session_nor_its_token(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        using var user = await SignInAsync(server);
        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(user.SessionCookie.Value);
        var rows = await server.Services.GetRequiredService<Database>().ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var contents = new List<byte[]>();
            await using var row = await session.Prepare("select session_key, content from sessions").QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) contents.AddRange(row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1));
            return contents;
        }, TestContext.Current.CancellationToken);
        rows.ShouldNotBeEmpty();
        rows.Count(bytes => bytes.AsSpan().IndexOf(secret) >= 0 || bytes.AsSpan().IndexOf("eyJ"u8) >= 0).ShouldBe(0);
    }

    [Theory, MemoryStore]
    public async Task Errors_are_pages_without_details_of_the_server(StoreKind store)
    {
        await using var server = await CustomaryFixture.StartAsync(store, configureServices: services => services.AddSingleton<Customary.Core.Customers.CustomerPager>(_ => throw new InvalidOperationException("secret detail")));
        using var user = await SignInAsync(server);
        var (status, html) = await user.GetAsync(List);
        status.ShouldBe(HttpStatusCode.InternalServerError);
        html.ShouldContain("<h1>The server failed</h1>");
        html.ShouldNotContain("secret detail");
        html.ShouldNotContain("   at ");
        (await user.GetAsync("/portal/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var put = await user.Http.PutAsync(new Uri(List, UriKind.Relative), null);
        put.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        put.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory, MemoryStore]
    public async Task Without_the_portal_its_paths_do_not_exist(StoreKind store)
    {
        await using var server = await CustomaryFixture.StartAsync(store, settings: ("portal", "off"));
        using var nobody = PortalUser.Anonymous(server.Http.BaseAddress!);
        (await nobody.GetAsync("/portal/sign-in")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task ShouldHaveSessionAsync(CustomaryFixture server, string cookie)
    {
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        user.Http.DefaultRequestHeaders.Add("Cookie", $"customary-session={cookie}");
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string FormToken(string html) => html.Split("name=\"form-token\" value=\"")[1].Split('"')[0];

    private static Task<PortalUser> SignInAsync(CustomaryFixture server) => PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
}
