using Customary.Hosting.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>Tests an external authority that rotates its keys, fails, hangs and becomes unavailable.</summary>
public sealed class ExternalAuthorityTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Guid _tenant = Guid.NewGuid();
    private FakeOidcProvider _issuer = null!;

    public async ValueTask InitializeAsync() => _issuer = await FakeOidcProvider.StartAsync(_clock);

    public async ValueTask DisposeAsync() => await _issuer.DisposeAsync();

    [Fact]
    public async Task Identifies_user_tokens_and_application_tokens()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        (await CallAsync(service, _issuer.SignIn(_tenant, asUser: false))).Status.ShouldBe(200);
        (await CallAsync(service, _issuer.SignIn(_tenant, asUser: false), "/v1/customers/relationshiprequests")).ShouldBeFault(403, 900329);
        (await CallAsync(service, _issuer.SignIn(_tenant), "/v1/customers/relationshiprequests")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_server_issues_no_tokens()
    {
        await using var service = await StartAsync();
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "a"), new("client_secret", "b")]);
        using var response = await service.Http.PostAsync(new Uri($"/{_tenant}/oauth2/token", UriKind.Relative), form);
        ((int)response.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Accepts_every_configured_audience_and_no_other()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant, change: claims => claims["aud"] = "api://second"))).Status.ShouldBe(200);
        (await CallAsync(service, _issuer.SignIn(_tenant, change: claims => claims["aud"] = (string[])["api://third", "api://second"]))).Status.ShouldBe(200);
        var response = await CallAsync(service, _issuer.SignIn(_tenant, change: claims => claims["aud"] = "https://api.partnercenter.microsoft.com"));
        response.ShouldBeFault(401, 800001).Text.ShouldContain("api://customary or api://second");
    }

    [Fact]
    public async Task Rejects_a_partner_outside_the_allow_list()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(Guid.NewGuid()))).ShouldBeFault(403, 800039);
    }

    [Fact]
    public async Task The_issuer_must_belong_to_the_tenant_of_the_token()
    {
        await using var service = await StartAsync();
        var token = _issuer.SignIn(_tenant, change: claims => claims["iss"] = $"https://issuer.example/{Guid.NewGuid()}/v2.0");
        (await CallAsync(service, token)).ShouldBeFault(401, 800001).Text.ShouldContain("issuer");
    }

    [Fact]
    public async Task Accepts_configured_issuers_in_addition_to_the_discovered_one()
    {
        await using var service = await StartAsync(("issuers", "https://sts.example/{tenantid}/"));
        (await CallAsync(service, _issuer.SignIn(_tenant, change: claims => claims["iss"] = $"https://sts.example/{_tenant}/"))).Status.ShouldBe(200);
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_single_tenant_issuer_gets_the_tenant_from_a_claim_or_a_setting()
    {
        await using var plain = await FakeOidcProvider.StartAsync(_clock, "https://keycloak.example/realms/partners");
        await using var byClaim = await CustomaryFixture.StartAsync(clock: _clock, settings: plain.Settings(_tenant, ("tenant-claim", "partner")));
        (await CallAsync(byClaim, plain.SignIn(_tenant, change: claims => claims["partner"] = claims["tid"]))).Status.ShouldBe(200);
        (await CallAsync(byClaim, plain.SignIn(_tenant))).ShouldBeFault(401, 800001).Text.ShouldContain("tenant");

        await using var bySetting = await CustomaryFixture.StartAsync(clock: _clock, settings: plain.Settings(_tenant, ("authority-tenant", _tenant.ToString())));
        (await CallAsync(bySetting, plain.SignIn(_tenant, change: claims => claims.Remove("tid")))).Status.ShouldBe(200);
        (await CallAsync(bySetting, plain.SignIn(Guid.NewGuid()))).ShouldBeFault(403, 800039);
    }

    [Fact]
    public async Task A_user_needs_a_second_factor_unless_the_operator_disables_it()
    {
        var token = _issuer.SignIn(_tenant, change: claims => claims["amr"] = (string[])["pwd"]);
        await using var strict = await StartAsync();
        (await CallAsync(strict, token)).ShouldBeFault(401, 800001).Text.ShouldContain("mfa");
        await using var relaxed = await StartAsync(("require-mfa", "off"));
        (await CallAsync(relaxed, token)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_must_have_a_required_role()
    {
        await using var service = await StartAsync(("roles", "Partner.Read;Partner.Write"));
        (await CallAsync(service, _issuer.SignIn(_tenant))).ShouldBeFault(403, 900150).Text.ShouldContain("Partner.Read or Partner.Write");
        (await CallAsync(service, _issuer.SignIn(_tenant, change: claims => claims["roles"] = (string[])["Partner.Write"]))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Accepts_a_new_key_with_the_first_token_that_it_signs()
    {
        await using var service = await StartAsync();
        var before = _issuer.SignIn(_tenant);
        (await CallAsync(service, before)).Status.ShouldBe(200);
        _issuer.Rotate();
        _clock.Advance(TimeSpan.FromSeconds(11));
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        (await CallAsync(service, before)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Accepts_keys_that_rotate_immediately_after_a_read()
    {
        await using var service = await StartAsync();
        for (var rotation = 0; rotation < UnknownKeyLimiter.MaxReads; rotation++)
        {
            (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
            _issuer.Rotate();
        }

        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_that_is_published_during_a_read_is_accepted()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        var reads = _issuer.Reads;

        // The response to the read in progress does not contain the new key.
        var requested = _issuer.HoldKeys();
        var reading = GetKeys(service).RefreshAsync();
        await requested;
        var known = _issuer.SignIn(_tenant);
        _issuer.Rotate();
        var waiting = CallAsync(service, _issuer.SignIn(_tenant));
        (await CallAsync(service, known)).Status.ShouldBe(200);
        waiting.IsCompleted.ShouldBeFalse();
        _issuer.SendKeys();
        (await waiting).Status.ShouldBe(200);
        await reading;
        _issuer.Reads.ShouldBe(reads + 2);
    }

    [Fact]
    public async Task An_unknown_key_causes_one_read_until_it_may_be_new_again()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        var reads = _issuer.Reads;
        var token = _issuer.Sign(_issuer.Claims(_tenant), FakeOidcProvider.NewKey());
        for (var request = 0; request < 10; request++) (await CallAsync(service, token)).ShouldBeFault(401, 800001);
        _issuer.Reads.ShouldBe(reads + 1);
        _clock.Advance(UnknownKeyLimiter.MissingTime);
        (await CallAsync(service, token)).ShouldBeFault(401, 800001);
        _issuer.Reads.ShouldBe(reads + 2);
    }

    [Fact]
    public async Task Many_unknown_keys_cause_few_reads_and_the_others_can_be_retried()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        var reads = _issuer.Reads;
        var rsa = FakeOidcProvider.NewKey().Rsa;
        for (var i = 0; i < 20; i++)
        {
            var response = await CallAsync(service, _issuer.Sign(_issuer.Claims(_tenant), new RsaSecurityKey(rsa) { KeyId = $"unknown-{i}" }));
            if (i < UnknownKeyLimiter.MaxReads) response.ShouldBeFault(401, 800001);
            else response.ShouldBeFault(503, 800003).Header("Retry-After").ShouldBe("10");
        }

        _issuer.Reads.ShouldBe(reads + UnknownKeyLimiter.MaxReads);

        // Someone who invents key IDs does not keep a new key out for longer than that.
        _issuer.Rotate();
        (await CallAsync(service, _issuer.SignIn(_tenant))).ShouldBeFault(503, 800003);
        _clock.Advance(UnknownKeyLimiter.RefillTime);
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        _issuer.Reads.ShouldBe(reads + UnknownKeyLimiter.MaxReads + 1);
    }

    [Fact]
    public async Task The_server_is_not_ready_until_it_has_read_the_keys_of_its_authority()
    {
        _issuer.Fails = true;
        await using var service = await StartAsync();
        var fault = await ProbeAsync(service);
        fault.ShouldBeFault(503, 800003).Header("Retry-After").ShouldBe("10");
        fault.Text.ShouldContain("authority");

        // Nobody sends requests to a server that is not ready, so it tries again by itself.
        _issuer.Fails = false;
        for (var status = 503; status != 200; status = (await ProbeAsync(service)).Status) _clock.Advance(OidcSigningKeyProvider.RetryPause);

        _issuer.Fails = true;
        _clock.Advance(SigningKeyRefreshService.Interval);
        await GetKeys(service).RefreshAsync();
        (await ProbeAsync(service)).Status.ShouldBe(200, "the known keys remain valid");
    }

    [Fact]
    public async Task Rejects_tokens_of_a_removed_key_even_if_cached()
    {
        await using var service = await StartAsync();
        var token = _issuer.SignIn(_tenant);
        (await CallAsync(service, token)).Status.ShouldBe(200);
        var removed = _issuer.Key;
        _issuer.Rotate();
        _issuer.Remove(removed);
        await GetKeys(service).RefreshAsync();
        (await CallAsync(service, token)).ShouldBeFault(401, 800001).Text.ShouldContain("key");
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Uses_the_last_known_keys_while_the_authority_is_unavailable(bool gone)
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        if (gone) await _issuer.StopAsync();
        else _issuer.Fails = true;
        _clock.Advance(SigningKeyRefreshService.Interval);
        await GetKeys(service).RefreshAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);

        // An unknown key might be a new one, which the server cannot check now.
        var unknown = _issuer.Rotate();
        (await CallAsync(service, _issuer.Sign(_issuer.Claims(_tenant), unknown))).ShouldBeFault(503, 800003);
        if (gone) await _issuer.RestartAsync();
        else _issuer.Fails = false;
        await GetKeys(service).RefreshAsync();
        (await CallAsync(service, _issuer.Sign(_issuer.Claims(_tenant), unknown))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Starts_without_the_authority_and_returns_503()
    {
        _issuer.Fails = true;
        await using var service = await StartAsync();
        var response = await CallAsync(service, _issuer.SignIn(_tenant));
        response.ShouldBeFault(503, 800003).Header("Retry-After").ShouldBe("10");
        _issuer.Fails = false;
        _clock.Advance(TimeSpan.FromSeconds(11));
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_authority_that_hangs_does_not_block_requests()
    {
        await using var service = await StartAsync();
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        _issuer.Hang();
        var reading = GetKeys(service).RefreshAsync();

        // Requests with known keys complete at once; one with an unknown key waits for the refresh, which times out by the clock.
        (await CallAsync(service, _issuer.SignIn(_tenant))).Status.ShouldBe(200);
        var waiting = CallAsync(service, _issuer.Sign(_issuer.Claims(_tenant), FakeOidcProvider.NewKey()));
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!waiting.IsCompleted || !reading.IsCompleted)
        {
            timeout.Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        (await waiting).ShouldBeFault(503, 800003);
        await reading;
    }

    private Task<CustomaryFixture> StartAsync(params (string, string)[] more) =>
        CustomaryFixture.StartAsync(clock: _clock, settings: _issuer.Settings(_tenant, more));

    private Task<ApiResponse> CallAsync(CustomaryFixture service, string token, string path = "/v1/customers") =>
        Partner.FromToken(service, _tenant, token).GetAsync(path);

    private static async Task<ApiResponse> ProbeAsync(CustomaryFixture service)
    {
        using var response = await service.Http.GetAsync(new Uri("/readyz", UriKind.Relative));
        return await ApiResponse.ReadAsync(response);
    }

    private static OidcSigningKeyProvider GetKeys(CustomaryFixture service) => service.Services.GetRequiredService<OidcSigningKeyProvider>();
}
