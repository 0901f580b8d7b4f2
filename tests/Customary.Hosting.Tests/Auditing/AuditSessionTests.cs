using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Customary.Hosting.Tests.Authentication;

namespace Customary.Hosting.Tests.Auditing;

/// <summary>Tests the <c>sessionId</c> of audit records with tokens of the development issuer and of another authority.</summary>
public sealed class AuditSessionTests(SharedFixtures services, OidcFixture oidc) : IClassFixture<SharedFixtures>, IClassFixture<OidcFixture>
{
    private const string SignIn = "3f2b8a6d-1c4e-4f7a-9b0d-5e6c7a8b9d01";

    [Theory, AllStores]
    public async Task The_requests_of_one_sign_in_have_the_same_session(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var tenant = Guid.NewGuid();
        var first = await RequestTokenAsync(service, tenant, ("grant_type", "password"), ("username", "ann@contoso.com"), ("password", "x"));
        var refreshed = await RequestTokenAsync(service, tenant, ("grant_type", "refresh_token"), ("refresh_token", first.Text("refresh_token")!));
        var again = await RequestTokenAsync(service, tenant, ("grant_type", "refresh_token"), ("refresh_token", refreshed.Text("refresh_token")!));
        var second = await RequestTokenAsync(service, tenant, ("grant_type", "password"), ("username", "ann@contoso.com"), ("password", "x"));

        var sessions = new List<string?>();
        foreach (var token in (JsonNode[])[first, first, refreshed, again, second]) sessions.Add(await SessionAsync(service, tenant, token.Text("access_token")!));

        Guid.TryParseExact(sessions[0], "D", out _).ShouldBeTrue(sessions[0]);
        sessions[1..4].ShouldAllBe(session => session == sessions[0]);
        sessions[4].ShouldNotBe(sessions[0]);
    }

    [Theory, MemoryStore]
    public async Task An_application_has_a_session_for_each_token(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var tenant = Guid.NewGuid();
        var (one, two) = (await RequestTokenAsync(service, tenant, ("grant_type", "client_credentials")), await RequestTokenAsync(service, tenant, ("grant_type", "client_credentials")));

        var first = await SessionAsync(service, tenant, one.Text("access_token")!);
        (await SessionAsync(service, tenant, one.Text("access_token")!)).ShouldBe(first);
        (await SessionAsync(service, tenant, two.Text("access_token")!)).ShouldNotBe(first);
        Guid.TryParseExact(first, "D", out _).ShouldBeTrue(first);
    }

    [Theory]
    [InlineData("sid", SignIn, SignIn)]
    [InlineData("sid", "{3F2B8A6D-1C4E-4F7A-9B0D-5E6C7A8B9D01}", SignIn)]
    [InlineData("uti", SignIn, SignIn)]
    [InlineData("jti", SignIn, SignIn)]
    [InlineData("sid", "S1_kQ", null)]
    [InlineData("uti", "AbCdEfGhIjKlMnOpQrStUv", null)]
    [InlineData("other", "x", "")]
    public async Task The_session_is_the_sign_in_or_the_token_as_a_GUID(string claim, string value, string? expected)
    {
        var session = await ExternalSessionAsync(claims => claims[claim] = value);

        if (expected == "") session.ShouldBeNull();
        else Guid.TryParseExact(session, "D", out _).ShouldBeTrue(session);
        if (expected == SignIn) session.ShouldBe(SignIn);
        (await ExternalSessionAsync(claims => claims[claim] = value)).ShouldBe(session, "another token of the same sign-in");
        if (expected is null) session.ShouldNotBe(await ExternalSessionAsync(claims => claims[claim] = value + "w"));
    }

    [Fact]
    public async Task The_sign_in_precedes_the_id_of_the_token() =>
        (await ExternalSessionAsync(claims => (claims["sid"], claims["uti"], claims["jti"]) = (SignIn, Guid.NewGuid().ToString(), Guid.NewGuid().ToString()))).ShouldBe(SignIn);

    private static async Task<JsonNode> RequestTokenAsync(CustomaryFixture service, Guid tenant, params (string Name, string Value)[] fields)
    {
        var form = fields.ToDictionary(field => field.Name, field => field.Value);
        (form["client_id"], form["client_secret"], form["scope"]) = ("tests", "secret", "https://api.partnercenter.microsoft.com/.default");
        using var content = new FormUrlEncodedContent(form);
        using var response = await service.Http.PostAsync(new Uri($"/{tenant}/oauth2/v2.0/token", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string?> ExternalSessionAsync(Action<Dictionary<string, object>> change)
    {
        var service = await oidc.With();
        var token = oidc.Provider.SignIn(oidc.Tenant, change: claims =>
        {
            claims.Remove("jti");
            change(claims);
        });
        return await SessionAsync(service, oidc.Tenant, token);
    }

    // The session in the record of a change that is made with the token.
    private static async Task<string?> SessionAsync(CustomaryFixture service, Guid tenant, string token)
    {
        var partner = TestPartner.FromToken(service, tenant, token);
        await partner.CreateCustomerAsync();
        var record = (await AuditLog.ReadAsync(partner))[^1];
        record.AsObject().Select(property => property.Key).SkipWhile(name => name != "applicationId").Take(record["sessionId"] is null ? 2 : 3)
            .ShouldBe(record["sessionId"] is null ? ["applicationId", "resourceType"] : ["applicationId", "sessionId", "resourceType"]);
        return record.Text("sessionId");
    }
}
