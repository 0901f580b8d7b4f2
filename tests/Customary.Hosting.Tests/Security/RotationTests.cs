using System.Buffers.Text;
using System.Text.Json.Nodes;
using Customary.Core.Customers;
using Customary.Hosting.Configuration;
using Customary.Hosting.Tests.Issuer;
using Customary.Storage.Keys;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Security;

/// <summary>
/// Tests the rotation of <c>server-key</c>: old values work while the previous secret is configured, and new values do
/// not need it.
/// </summary>
public sealed class RotationTests
{
    private const string A = "the first secret has thirty-two characters or more";
    private const string B = "the second secret has thirty-two characters or more";
    private const string TokenPath = "/contoso/oauth2/v2.0/token";
    private const string AuthorizePath = "/contoso/oauth2/v2.0/authorize";
    private const string Header = "MS-ContinuationToken";

    [Fact]
    public async Task Values_of_the_previous_key_stay_valid_and_new_values_need_only_the_current_key_on_SQLite()
    {
        using var file = new TemporarySqliteFile();
        await ShouldRotateAsync($"sqlite:{file.Path}");
    }

    [Fact]
    public async Task Values_of_the_previous_key_stay_valid_and_new_values_need_only_the_current_key_on_PostgreSQL()
    {
        await using var database = await TestPostgres.NewDatabaseAsync();
        await ShouldRotateAsync(database.Storage);
    }

    [Fact]
    public async Task A_key_that_does_not_match_the_store_fails_the_start()
    {
        using var file = new TemporarySqliteFile();
        var storage = $"sqlite:{file.Path}";
        await using (var service = await StartAsync(storage, A)) await service.SignInAsync();
        (await Should.ThrowAsync<SettingsException>(() => StartAsync(storage, B))).Message.ShouldStartWith("server-key: ");
        await using (await StartAsync(storage, A))
        {
            // The rejected startup changed nothing.
        }
    }

    [Theory]
    [InlineData("too short to be a secret")]
    [InlineData($"{A};too short to be a secret")]
    [InlineData("file:/nowhere/at/all")]
    public async Task An_invalid_previous_key_fails_the_start_and_is_not_printed(string previous)
    {
        var exception = await Should.ThrowAsync<SettingsException>(() => StartAsync("memory", B, previous));
        exception.Message.ShouldStartWith("server-key-previous: ");
        exception.Message.ShouldNotContain("too short to be a secret");
    }

    [Theory]
    [InlineData(";")]
    [InlineData($"{A};")]
    public async Task An_empty_previous_key_fails_the_start_and_is_not_printed(string previous)
    {
        var exception = await Should.ThrowAsync<SettingsException>(() => StartAsync("memory", B, previous));
        exception.Message.ShouldStartWith("--server-key-previous: ");
        exception.Message.ShouldNotContain(A);
    }

    [Fact]
    public async Task A_previous_key_without_a_current_one_fails_the_start() =>
        (await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: [("server-key-previous", A)])))
            .Message.ShouldStartWith("server-key-previous: needs the setting server-key");

    [Fact]
    public async Task A_Development_store_without_a_key_accepts_a_later_configured_key()
    {
        using var file = new TemporarySqliteFile();
        var storage = $"sqlite:{file.Path}";
        StoreValues values;
        await using (var service = await CustomaryFixture.StartAsync(settings: [("storage", storage), ("public-url", "http://customary.test")]))
            values = await CreateValuesAsync(service, await service.SignInAsync());
        await using var later = await StartAsync(storage, A);
        await ShouldWorkAsync(later, values);
    }

    private static async Task ShouldRotateAsync(string storage)
    {
        StoreValues first, second;
        await using (var service = await StartAsync(storage, A)) first = await CreateValuesAsync(service, await service.SignInAsync());
        await using (var service = await StartAsync(storage, B, A))
        {
            await ShouldWorkAsync(service, first);
            second = await CreateValuesAsync(service, TestPartner.FromToken(service, first.Partner.Tenant, first.Partner.Token));
            KeyIds(second).ShouldAllBe(id => id == KeyIds(second)[0]);
            KeyIds(first).ShouldAllBe(id => id != KeyIds(second)[0]);
            (await StoredKeyIdsAsync(service)).ShouldAllBe(id => id == KeyIds(second)[0]);
        }

        await using var only = await StartAsync(storage, B);
        await ShouldWorkAsync(only, second);

        // Access tokens, responses to repeated requests and first passwords survive every rotation. Other values are rejected.
        var partner = first.Partner.OnNode(only);
        await ShouldRepeatAsync(partner, first);
        foreach (var (path, token) in first.Cursors) (await partner.GetAsync(path, (Header, token))).ShouldBeFault(400, 2000);
        (await RefreshAsync(only, first.RefreshToken)).Json.Text("error").ShouldBe("invalid_grant");
        (await SignIn.RedeemAsync(only, TokenPath, first.Code)).Json.Text("error").ShouldBe("invalid_grant");
    }

    private static Task<CustomaryFixture> StartAsync(string storage, string key, string? previous = null) => CustomaryFixture.StartAsync(settings:
    [
        ("storage", storage), ("public-url", "http://customary.test"), ("server-key", key), .. previous is null ? [] : new[] { ("server-key-previous", previous) },
    ]);

    private static async Task<StoreValues> CreateValuesAsync(CustomaryFixture service, TestPartner partner)
    {
        var (body, requestId) = (TestData.Customer(), Guid.NewGuid().ToString());
        var created = await partner.PostAsync("/v1/customers", body, ("MS-RequestId", requestId));
        created.Status.ShouldBe(201, created.Text);
        var customer = created.Json["id"]!.GetValue<string>();
        await partner.CreateCustomerAsync();
        var user = new JsonObject
        {
            ["usageLocation"] = "US",
            ["userPrincipalName"] = $"bo@{body["companyProfile"]!["domain"]!.GetValue<string>()}",
            ["firstName"] = "Bo",
            ["lastName"] = "Lee",
            ["displayName"] = "Bo Lee",
            ["passwordProfile"] = new JsonObject { ["password"] = "Passw0rd!2026", ["forceChangePassword"] = true },
        };
        (await partner.PostAsync($"/v1/customers/{customer}/users", user)).Status.ShouldBeInRange(200, 201);
        var cursors = new List<(string, string)>();
        foreach (var path in (string[])["/v1/customers?size=1", $"/v1/customers/{customer}/users?size=1", "/v1/auditrecords?size=1"])
            cursors.Add((path, (await partner.GetAsync(path)).Json["continuationToken"]!.GetValue<string>()));
        var tokens = await SignIn.PostAsync(service, TokenPath, new()
        {
            ["grant_type"] = "password",
            ["client_id"] = SignIn.Client,
            ["client_secret"] = "secret",
            ["username"] = "ann@contoso.com",
            ["password"] = "any",
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        });
        var code = SignIn.ReadParameters(await SignIn.SubmitAsync(service, AuthorizePath, SignIn.Request(("scope", "https://api.partnercenter.microsoft.com/.default"))))["code"];
        return new(partner, body, requestId, created.Text, cursors, tokens.Json.Text("refresh_token")!, code);
    }

    private static async Task ShouldWorkAsync(CustomaryFixture service, StoreValues values)
    {
        var partner = values.Partner.OnNode(service);
        await ShouldRepeatAsync(partner, values);
        foreach (var (path, token) in values.Cursors) (await partner.GetAsync(path, (Header, token))).Status.ShouldBe(200, path);
        (await RefreshAsync(service, values.RefreshToken)).Status.ShouldBe(200);
        (await SignIn.RedeemAsync(service, TokenPath, values.Code)).Status.ShouldBe(200);
        var created = JsonNode.Parse(values.Created)!;
        service.Services.GetRequiredService<FirstAdministrator>()
            .Matches(Guid.Parse(created["id"]!.GetValue<string>()), "admin", created["userCredentials"]!["password"]!.GetValue<string>()).ShouldBeTrue();
    }

    // The response contains the password, so a repeated request shows whether it is unchanged.
    private static async Task ShouldRepeatAsync(TestPartner partner, StoreValues values)
    {
        var again = await partner.PostAsync("/v1/customers", values.Body, ("MS-RequestId", values.RequestId));
        again.Status.ShouldBe(201, again.Text);
        again.Text.ShouldBe(values.Created);
    }

    private static Task<ApiResponse> RefreshAsync(CustomaryFixture service, string token) => SignIn.PostAsync(service, TokenPath, new()
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = SignIn.Client,
        ["client_secret"] = "secret",
        ["refresh_token"] = token,
    });

    // All signed or encrypted values begin with a format version and the ID of their key.
    private static List<string> KeyIds(StoreValues values) =>
        [.. values.Cursors.Select(cursor => cursor.Token).Append(values.RefreshToken).Append(values.Code).Select(text => KeyId(Base64Url.DecodeFromChars(text)))];

    private static async Task<IEnumerable<string>> StoredKeyIdsAsync(CustomaryFixture service)
    {
        var stored = await new KeyStore(service.Services.GetRequiredService<Database>()).ListAsync(CancellationToken.None);
        stored.Keys.ShouldBe(["issuer-signing-key", "request-fingerprint-key", "first-password-key"], ignoreOrder: true);
        return stored.Values.Select(KeyId);
    }

    private static string KeyId(byte[] value) => Convert.ToHexString(value.AsSpan(1, 4));

    private sealed record StoreValues(
        TestPartner Partner, JsonNode Body, string RequestId, string Created, IReadOnlyList<(string Path, string Token)> Cursors, string RefreshToken, string Code);
}
