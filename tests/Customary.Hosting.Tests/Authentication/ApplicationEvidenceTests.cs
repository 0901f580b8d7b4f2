using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Microsoft.Extensions.Logging;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>A token is an application token only if it contains evidence; every other token must pass the checks for users.</summary>
public sealed class ApplicationEvidenceTests(OidcFixture oidc) : IClassFixture<OidcFixture>
{
    private const string UserOnly = "/v1/customers/relationshiprequests";
    private readonly Guid _tenant = oidc.Tenant;
    private readonly FakeOidcProvider _issuer = oidc.Provider;

    [Theory]
    [InlineData("scp")]
    [InlineData("scp", "upn")]
    [InlineData("scp", "upn", "azp")]
    public async Task A_token_without_application_evidence_requires_a_second_factor(params string[] missing)
    {
        var service = await oidc.With();
        (await CreateAsync(service, Without(missing, "pwd"))).ShouldBeFault(401, 800001).Json.Text("description")!.ShouldContain("mfa");
        (await CallAsync(service, Without(missing, "pwd", "mfa"), UserOnly)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Rejects_a_token_without_application_evidence_and_without_a_user()
    {
        var service = await oidc.With(("require-mfa", "off"), ("authentication", "relaxed"));
        var nobody = _issuer.SignIn(_tenant, change: claims => Remove(claims, "scp", "upn"));
        (await CallAsync(service, nobody)).ShouldBeFault(401, 800001).Json.Text("description")!.ShouldContain("app-claim");
    }

    [Theory]
    [InlineData("idtyp", "user")]
    [InlineData("idtyp", "App")]
    [InlineData("idtyp", "")]
    [InlineData("appidacr", "1")]
    [InlineData("azpacr", "1")]
    [InlineData("gty", "client-credentials")]
    public async Task Other_claims_are_not_application_evidence(string claim, string value)
    {
        var service = await oidc.With();
        (await CallAsync(service, _issuer.SignIn(_tenant, change: claims =>
        {
            Remove(claims, "scp", "amr");
            claims[claim] = value;
        }))).ShouldBeFault(401, 800001);
    }

    [Fact]
    public async Task A_claim_of_the_wrong_type_is_not_application_evidence()
    {
        var service = await oidc.With();
        foreach (var value in new object[] { (string[])["app"], true, 1 })
            (await CallAsync(service, _issuer.SignIn(_tenant, asUser: false, claims => claims["idtyp"] = value))).ShouldBeFault(401, 800001);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("https://sts.windows.net/{tenantid}/")]
    [InlineData("https://login.microsoftonline.us/{tenantid}/v2.0")]
    [InlineData("https://login.partner.microsoftonline.cn/{tenantid}/v2.0")]
    public async Task Entra_tokens_with_equal_sub_and_oid_and_without_scp_are_applications(string entra)
    {
        await using var issuer = await FakeOidcProvider.StartAsync(oidc.Clock, entra);
        await using var service = await CustomaryFixture.StartAsync(clock: oidc.Clock, settings: issuer.Settings(_tenant));
        string Token(Action<Dictionary<string, object>> change) => issuer.SignIn(_tenant, change: claims =>
        {
            Remove(claims, "scp", "upn", "amr");
            claims["oid"] = claims["sub"] = "e6a5b4c3-0000-4000-8000-000000000001";
            change(claims);
        });
        (await CallAsync(service, Token(_ => { }))).Status.ShouldBe(200);
        (await CallAsync(service, Token(_ => { }), UserOnly)).ShouldBeFault(403, 900329);
        (await CallAsync(service, Token(claims => claims["sub"] = "another-subject"))).ShouldBeFault(401, 800001);
        (await CallAsync(service, Token(claims => claims["scp"] = "user_impersonation"))).ShouldBeFault(401, 800001);
        (await CallAsync(service, Token(claims => claims["scp"] = ""))).ShouldBeFault(401, 800001);
        (await CallAsync(service, Token(claims => claims.Remove("oid")))).ShouldBeFault(401, 800001);
    }

    [Fact]
    public async Task Equal_sub_and_oid_from_another_issuer_are_not_application_evidence()
    {
        var service = await oidc.With();
        (await CallAsync(service, _issuer.SignIn(_tenant, change: claims =>
        {
            Remove(claims, "scp", "upn", "amr");
            claims["oid"] = claims["sub"] = "e6a5b4c3-0000-4000-8000-000000000001";
        }))).ShouldBeFault(401, 800001);
    }

    [Theory]
    [InlineData("gty:client-credentials", "gty", "client-credentials")]
    [InlineData("https://contoso.example/kind:service", "https://contoso.example/kind", "service")]
    [InlineData("groups:/service-accounts", "groups", "/other;/service-accounts")]
    public async Task The_app_claim_setting_identifies_applications(string setting, string claim, string value)
    {
        var service = await oidc.With(("app-claim", setting));
        string Token(string[] values) => _issuer.SignIn(_tenant, change: claims =>
        {
            Remove(claims, "scp", "amr");
            claims[claim] = values is [var only] ? only : values;
        });
        (await CallAsync(service, Token(value.Split(';')))).Status.ShouldBe(200);
        (await CallAsync(service, Token(value.Split(';')), UserOnly)).ShouldBeFault(403, 900329);
        (await CallAsync(service, Token([value.Split(';')[^1] + "x"]))).ShouldBeFault(401, 800001);
        (await CallAsync(service, _issuer.SignIn(_tenant, asUser: false))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("gty")]
    [InlineData(":value")]
    [InlineData("name:")]
    [InlineData(" : ")]
    public void App_claim_requires_a_name_and_a_value(string value)
    {
        var values = new Dictionary<string, string> { ["environment"] = "Development", ["authority"] = "https://login.example", ["audience"] = "a", ["app-claim"] = value };
        Should.Throw<SettingsException>(() => CustomarySettings.Read(SettingsConfiguration.Build(values))).Message.ShouldStartWith("--app-claim:");
    }

    [Fact]
    public void App_claim_requires_an_authority() =>
        Should.Throw<SettingsException>(() => CustomarySettings.Read(SettingsConfiguration.Build(
            new Dictionary<string, string> { ["environment"] = "Development", ["app-claim"] = "gty:app" })))
            .Message.ShouldStartWith("app-claim: needs the setting authority");

    [Theory]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", "", true)]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", "Partner.Access", false)]
    [InlineData("https://issuer.example/{tenantid}/v2.0", "", false)]
    public async Task Warns_when_the_authority_is_Entra_and_no_roles_are_required(string name, string roles, bool isWarned)
    {
        await using var issuer = await FakeOidcProvider.StartAsync(oidc.Clock, name);
        var settings = issuer.Settings(_tenant, roles.Length == 0 ? [] : [("roles", roles)]).ToDictionary(setting => setting.Item1, setting => setting.Item2);
        var log = new Recorder();
        using var keys = new OidcSigningKeyProvider(
            FeatureOptions.Authority(CustomarySettings.Read(SettingsConfiguration.Build(settings))), new(oidc.Clock), new(oidc.Clock), log);
        await keys.RefreshAsync();
        keys.Issuer.ShouldBe(name);
        log.Messages.Count(message => message.StartsWith("Warning: The authority is Entra ID", StringComparison.Ordinal)).ShouldBe(isWarned ? 1 : 0);
    }

    private string Without(string[] missing, params string[] factors) => _issuer.SignIn(_tenant, change: claims =>
    {
        Remove(claims, missing);
        claims["sub"] = "a-subject";
        claims["amr"] = factors;
    });

    private static void Remove(Dictionary<string, object> claims, params string[] names)
    {
        foreach (var name in names) claims.Remove(name);
    }

    private Task<ApiResponse> CallAsync(CustomaryFixture service, string token, string path = "/v1/customers") =>
        Partner.FromToken(service, _tenant, token).GetAsync(path);

    private sealed class Recorder : ILogger<OidcSigningKeyProvider>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add($"{logLevel}: {formatter(state, exception)}");
    }

    private Task<ApiResponse> CreateAsync(CustomaryFixture service, string token) => Partner.FromToken(service, _tenant, token).PostAsync("/v1/customers", TestData.Customer());
}
