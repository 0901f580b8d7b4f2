using System.Net;
using Customary.Portal.Tests.Browsers;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Portal.Tests.SignIn;

/// <summary>The sign-in at an OpenID Connect authority. Source: docs/portal.md#sign-in.</summary>
public sealed class AuthoritySignInTests
{
    private const string List = "/portal/customers";
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly Guid _partner = Guid.NewGuid();

    private static readonly (string, string)[] Client =
        [("portal-client-id", FakeAuthorizationCodes.Client), ("portal-client-secret", FakeAuthorizationCodes.Secret), ("portal-scope", "openid api://customary/.default")];

    [Fact]
    public async Task A_person_signs_in_with_code_PKCE_and_secret()
    {
        await using var provider = await StartProviderAsync();
        await using var server = await CustomaryFixture.StartAsync(clock: _clock, settings: provider.Settings(_partner, Client));
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        using var response = await SignInAsync(user, "/portal/customers?search=a");
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        response.Headers.Location!.ToString().ShouldBe("/portal/customers?search=a");
        provider.Codes.RequestedScope.ShouldBe("openid api://customary/.default");
        var (status, html) = await user.GetAsync(List);
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("ann@contoso.com");
    }

    [Fact]
    public async Task A_session_ends_eight_hours_after_the_sign_in_although_its_token_is_valid()
    {
        await using var provider = await StartProviderAsync();
        provider.Codes.CreateToken = () => provider.SignIn(_partner, change: claims => claims["exp"] = _clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds());
        await using var server = await CustomaryFixture.StartAsync(clock: _clock, settings: provider.Settings(_partner, Client));
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        (await SignInAsync(user)).Dispose();
        _clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_session_ends_when_the_partner_is_no_longer_allowed()
    {
        using var file = new TemporarySqliteFile();
        await using var provider = await StartProviderAsync();
        System.Net.Cookie cookie;
        await using (var server = await CustomaryFixture.StartAsync(clock: _clock, path: file.Path, settings: provider.Settings(_partner, Client)))
        {
            using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
            (await SignInAsync(user)).Dispose();
            (await user.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
            cookie = user.SessionCookie;
        }

        await using var restarted = await CustomaryFixture.StartAsync(clock: _clock, path: file.Path, settings: provider.Settings(Guid.NewGuid(), Client));
        using var same = PortalUser.Anonymous(restarted.Http.BaseAddress!);
        same.Http.DefaultRequestHeaders.Add("Cookie", $"customary-session={cookie.Value}");
        (await same.GetAsync(List)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_token_that_the_API_would_reject_starts_no_session()
    {
        await using var provider = await StartProviderAsync();
        await using var server = await CustomaryFixture.StartAsync(clock: _clock, settings: provider.Settings(_partner, Client));
        Func<string>[] tokens =
        [
            () => provider.SignIn(Guid.NewGuid()),
            () => provider.SignIn(_partner, asUser: false),
            () => provider.SignIn(_partner, change: claims => claims["aud"] = "api://another"),
            () => provider.SignIn(_partner, change: claims => claims["amr"] = (string[])["pwd"]),
            () => provider.SignIn(_partner, change: claims => claims["exp"] = _clock.GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds()),
            () => provider.Sign(provider.Claims(_partner), FakeOidcProvider.NewKey()),
            () => "not a token",
        ];
        foreach (var token in tokens)
        {
            provider.Codes.CreateToken = token;
            using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
            using var response = await SignInAsync(user);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await response.Content.ReadAsStringAsync()).ShouldContain("<h1>The sign-in failed</h1>");
            user.SessionCookie.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_refused_code_starts_no_session_and_the_log_has_the_reason()
    {
        await using var provider = await StartProviderAsync();
        var log = new RecordedLog();
        await using var server = await CustomaryFixture.StartAsync(clock: _clock, log: log, settings: provider.Settings(_partner, [.. Client[..1], ("portal-client-secret", "wrong")]));
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        using var response = await SignInAsync(user);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        user.SessionCookie.ShouldBeNull();
        log.Lines.ShouldContain(line => line.Message.Contains("invalid_grant the code is not valid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_authority_or_a_client_ID_the_sign_in_says_why()
    {
        await using var provider = await StartProviderAsync();
        await using (var server = await CustomaryFixture.StartAsync(clock: _clock, settings: provider.Settings(_partner)))
        {
            using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
            var (status, html) = await user.GetAsync("/portal/sign-in/start");
            status.ShouldBe(HttpStatusCode.Forbidden);
            html.ShouldContain("portal-client-id");
        }

        provider.Fails = true;
        await using var waiting = await CustomaryFixture.StartAsync(clock: _clock, settings: provider.Settings(_partner, Client));
        using var early = PortalUser.Anonymous(waiting.Http.BaseAddress!);
        (await early.GetAsync("/portal/sign-in/start")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<FakeOidcProvider> StartProviderAsync()
    {
        var provider = await FakeOidcProvider.StartAsync(_clock);
        provider.Codes.CreateToken = () => provider.SignIn(_partner);
        return provider;
    }

    private static async Task<HttpResponseMessage> SignInAsync(PortalUser user, string returnPath = "/portal")
    {
        using var start = await user.Http.GetAsync(new Uri($"/portal/sign-in/start?return={Uri.EscapeDataString(returnPath)}", UriKind.Relative));
        start.StatusCode.ShouldBe(HttpStatusCode.Found, await start.Content.ReadAsStringAsync());
        using var authorized = await user.Http.GetAsync(start.Headers.Location);
        authorized.StatusCode.ShouldBe(HttpStatusCode.Found);
        return await user.Http.GetAsync(authorized.Headers.Location);
    }
}
