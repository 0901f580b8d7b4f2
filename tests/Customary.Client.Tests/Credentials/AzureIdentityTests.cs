using Azure.Core.Pipeline;
using Azure.Identity;

namespace Customary.Client.Tests.Credentials;

/// <summary>Credentials of Azure.Identity are credentials of the client. They sign in at the development issuer over HTTPS as at Entra ID; only the address differs.</summary>
public sealed class AzureIdentityTests : IAsyncLifetime
{
    private const string Tenant = "00001111-aaaa-2222-bbbb-3333cccc5555";
    private const string ClientId = "00001111-aaaa-2222-bbbb-3333cccc4444";
    private readonly TrustedCertificate _certificate = new();
    private CustomaryFixture _service = null!;
    private HttpClient _http = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync(settings: [("urls", "https://127.0.0.1:0"), ("certificate", _certificate.Path)]);
        _http = _certificate.Client();
        _address = _service.Http.BaseAddress!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _service.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_client_secret_credential_calls_the_API()
    {
        var client = CreateClient(new ClientSecretCredential(Tenant, ClientId, "any", Configure(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true })));
        var created = await client.Customers.CreateAsync(TestClients.NewCustomer());
        (await client.GetCustomer(created.Id).GetAsync()).Id.ShouldBe(created.Id);
        (await Should.ThrowAsync<CustomaryException>(() => client.Customers.GetRelationshipRequestAsync())).Code.ShouldBe(CustomaryErrorCode.UserTokenRequired);
    }

    [Fact]
    public async Task A_user_name_and_password_credential_calls_the_API_as_a_user()
    {
#pragma warning disable CS0618 // The library discourages this flow with Entra ID. Scripts of partners use it.
        var credential = new UsernamePasswordCredential("ann@contoso.com", "any", Tenant, ClientId, Configure(new UsernamePasswordCredentialOptions { DisableInstanceDiscovery = true }));
#pragma warning restore CS0618
        (await CreateClient(credential).Customers.GetRelationshipRequestAsync()).Url.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_credential_that_fails_is_named_and_nothing_is_sent()
    {
        var options = Configure(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true });
        options.AuthorityHost = new("https://127.0.0.1:1");
        options.Retry.MaxRetries = 0;
        var failure = await Should.ThrowAsync<CustomaryException>(() => CreateClient(new ClientSecretCredential(Tenant, ClientId, "any", options)).Customers.ListAsync().ToListAsync());
        failure.Message.ShouldStartWith("The credential gave no access token");
        failure.InnerException.ShouldBeOfType<AuthenticationFailedException>();
        (await _service.Sandbox.Requests.ListAsync(new() { Operation = "ListCustomers" })).ShouldBeEmpty();
    }

    private CustomaryClient CreateClient(AuthenticationTokenProvider credential) => new(_address, credential, new() { HttpClient = _http });

    private TOptions Configure<TOptions>(TOptions options)
        where TOptions : TokenCredentialOptions
    {
        options.AuthorityHost = _address;
        options.Transport = new HttpClientTransport(_http);
        return options;
    }
}
