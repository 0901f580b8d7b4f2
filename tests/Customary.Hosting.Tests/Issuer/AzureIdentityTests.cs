using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>The credentials of Azure.Identity sign in over HTTPS as they do with Entra ID; only the address differs.</summary>
public sealed class AzureIdentityTests(HttpsIssuerFixture server) : IClassFixture<HttpsIssuerFixture>
{
    private const string Tenant = "00001111-aaaa-2222-bbbb-3333cccc5555";
    private const string MiddleTier = "00001111-aaaa-2222-bbbb-3333cccc7777";
    private const string User = "ann@contoso.com";
    private const string UserOperation = "/v1/customers/relationshiprequests";
    private static readonly TokenRequestContext Api = new([$"{SignIn.Resource}/.default"]);

    [Fact]
    public async Task A_client_secret_credential_gets_an_accepted_token() =>
        await ShouldBeAcceptedAsync(
            new ClientSecretCredential(Tenant, SignIn.Client, "any", Configure(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true })), "/v1/customers");

    [Fact]
    public async Task A_user_name_and_password_credential_gets_an_accepted_token() =>
        await ShouldBeAcceptedAsync(UserCredential(), UserOperation);

    [Fact]
    public async Task A_device_code_credential_gets_an_accepted_token() =>
        await ShouldBeAcceptedAsync(
            new DeviceCodeCredential(Configure(new DeviceCodeCredentialOptions
            {
                TenantId = Tenant,
                ClientId = SignIn.Client,
                DisableInstanceDiscovery = true,
                DeviceCodeCallback = (codes, _) => server.AnswerDeviceAsync(codes.VerificationUri.ToString(), codes.UserCode),
            })),
            UserOperation);

    [Fact]
    public async Task An_on_behalf_of_credential_gets_an_accepted_token_of_the_same_user()
    {
        var assertion = await UserCredential().GetTokenAsync(new([$"api://{MiddleTier}/access_as_user"]), CancellationToken.None);
        var token = await ShouldBeAcceptedAsync(
            new OnBehalfOfCredential(Tenant, MiddleTier, "any", assertion.Token, Configure(new OnBehalfOfCredentialOptions { DisableInstanceDiscovery = true })), UserOperation);
        new JsonWebToken(token).GetClaim("upn").Value.ShouldBe(User);
    }

    private async Task<string> ShouldBeAcceptedAsync(TokenCredential credential, string path)
    {
        var token = await credential.GetTokenAsync(Api, CancellationToken.None);
        (await server.CallAsync(path, token.Token)).ShouldBe(200);
        return token.Token;
    }

#pragma warning disable CS0618 // The library discourages this flow with Entra ID. Scripts of partners use it.
    private UsernamePasswordCredential UserCredential() =>
        new(User, "any", Tenant, SignIn.Client, Configure(new UsernamePasswordCredentialOptions { DisableInstanceDiscovery = true }));
#pragma warning restore CS0618

    private TOptions Configure<TOptions>(TOptions options)
        where TOptions : TokenCredentialOptions
    {
        options.AuthorityHost = server.Address;
        options.Transport = new HttpClientTransport(server.Http);
        return options;
    }
}
