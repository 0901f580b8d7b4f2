using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Customary.Core.Customers;
using Customary.Hosting.Configuration;
using Customary.Hosting.Tests.Issuer;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Security;

/// <summary>Opens stores from before each purpose had its own key: their values stay valid and are encrypted again.</summary>
public sealed class LegacyKeyTests
{
    private const string Secret = "a legacy secret of thirty-two characters";
    private const string NextSecret = "the secret that takes its place afterwards";
    private const string TokenPath = "/contoso/oauth2/v2.0/token";

    // HMAC-SHA256 of the ID with a key that HKDF derives from the secret, computed by other software.
    private static readonly Guid Customer = Guid.Parse("0193f0a0-1111-7222-8333-444455556666");
    private const string Password = "Wc5BY3c%XxEw%4DUjJLy";

    [Fact]
    public async Task A_legacy_SQLite_store_keeps_passwords_issuer_key_and_refresh_tokens_through_a_rotation()
    {
        using var file = new TemporarySqliteFile();
        await ShouldSurviveRotationAsync($"sqlite:{file.Path}");
    }

    [Fact]
    public async Task A_legacy_PostgreSQL_store_keeps_passwords_issuer_key_and_refresh_tokens_through_a_rotation()
    {
        await using var database = await TestPostgres.NewDatabaseAsync();
        await ShouldSurviveRotationAsync(database.Storage);
    }

    private static async Task ShouldSurviveRotationAsync(string storage)
    {
        TestPartner partner;
        await using (var service = await StartAsync(storage, ("server-key", Secret)))
        {
            partner = await service.SignInAsync();
            await partner.CreateCustomerAsync();
            await ConvertToLegacyAsync(service);
        }

        // With two secrets, the one that derived the first passwords is unknown, so the server does not guess.
        foreach (var (current, previous) in ((string, string)[])[(NextSecret, Secret), (Secret, NextSecret)])
            (await Should.ThrowAsync<SettingsException>(() => StartAsync(storage, ("server-key", current), ("server-key-previous", previous))))
                .Message.ShouldStartWith("server-key-previous: ");
        await using (var service = await StartAsync(storage, ("server-key", Secret))) await ShouldSurviveRotationAsync(service, partner);

        await using (var service = await StartAsync(storage, ("server-key", NextSecret), ("server-key-previous", Secret)))
        {
            await ShouldSurviveRotationAsync(service, partner);
            (await RefreshAsync(service)).Status.ShouldBe(200);
        }

        await using (var service = await StartAsync(storage, ("server-key", NextSecret)))
        {
            await ShouldSurviveRotationAsync(service, partner);
            (await RefreshAsync(service)).Json.Text("error").ShouldBe("invalid_grant");
        }
    }

    private static async Task ShouldSurviveRotationAsync(CustomaryFixture service, TestPartner partner)
    {
        (await partner.OnNode(service).GetAsync("/v1/customers")).Status.ShouldBe(200);
        service.Services.GetRequiredService<FirstAdministrator>().GetCredentials(Customer).Password.ShouldBe(Password);
    }

    private static Task<CustomaryFixture> StartAsync(string storage, params (string, string)[] settings) =>
        CustomaryFixture.StartAsync(settings: [("storage", storage), ("public-url", "http://customary.test"), .. settings]);

    private static async Task ConvertToLegacyAsync(CustomaryFixture service)
    {
        var issuer = await service.Services.GetRequiredService<Customary.Hosting.Issuer.IssuerKey>().GetAsync(CancellationToken.None);
        var encrypted = Encrypt(issuer.Rsa!.ExportPkcs8PrivateKey());
        await service.Services.GetRequiredService<Database>().WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare("delete from server_keys where name <> 'issuer-signing-key'").ExecuteAsync(cancellationToken);
            return await session.Prepare("update server_keys set value = $1").Bind(encrypted).ExecuteAsync(cancellationToken);
        }, CancellationToken.None);
    }

    private static Task<ApiResponse> RefreshAsync(CustomaryFixture service)
    {
        var expires = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        var content = $$"""{"Tenant":"{{Guid.NewGuid()}}","Client":"{{SignIn.Client}}","User":"ann@contoso.com","Audience":"{{SignIn.Resource}}","Expires":{{expires}}}""";
        return SignIn.PostAsync(service, TokenPath, new()
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = SignIn.Client,
            ["client_secret"] = "secret",
            ["refresh_token"] = Base64Url.EncodeToString(Encrypt(Encoding.UTF8.GetBytes(content))),
        });
    }

    // The legacy format: nonce, tag and text, with one key for everything.
    private static byte[] Encrypt(byte[] plain)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Secret), 32, salt: [], info: "customary sealing"u8.ToArray());
        var (nonce, tag, text) = (RandomNumberGenerator.GetBytes(12), new byte[16], new byte[plain.Length]);
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(nonce, plain, text, tag);
        return [.. nonce, .. tag, .. text];
    }
}
