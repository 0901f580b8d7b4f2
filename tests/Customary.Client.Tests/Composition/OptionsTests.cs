using Customary.Client.Sandbox;

namespace Customary.Client.Tests.Composition;

public sealed class OptionsTests
{
    private static readonly AccessTokenCredential Credential = new("token");

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://10.0.0.1:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:password@example.com")]
    [InlineData("https://example.com/?x=1")]
    [InlineData("/v1")]
    public void An_address_must_be_https_or_http_on_this_machine(string address) =>
        Should.Throw<ArgumentException>(() => new CustomaryClient(new(address, UriKind.RelativeOrAbsolute), Credential)).Message.ShouldContain("is not valid");

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080/")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://example.com/partner")]
    public void Valid_addresses_are_accepted(string address) => new CustomaryClient(new(address), Credential).Endpoint.ShouldBe(new(address));

    [Theory]
    [InlineData(PartnerCloud.Global, "https://api.partnercenter.microsoft.com/")]
    [InlineData(PartnerCloud.China, "https://partner.partnercenterapi.microsoftonline.cn/")]
    [InlineData(PartnerCloud.Germany, "https://api.partnercenter.microsoft.com/")]
    [InlineData(PartnerCloud.UsGovernment, "https://api.partnercenter.microsoft.com/")]
    public void Each_cloud_has_its_address(PartnerCloud cloud, string address) => CustomaryClient.ForCloud(cloud, Credential).Endpoint.AbsoluteUri.ShouldBe(address);

    [Fact]
    public void Microsofts_service_has_no_sandbox() =>
        Should.Throw<NotSupportedException>(() => CustomaryClient.ForCloud(PartnerCloud.Global, Credential).GetSandbox()).Message.ShouldContain("Use the address of a Customary server.");

    [Fact]
    public async Task The_sandbox_of_a_client_sends_the_administrative_token()
    {
        const string token = "0123456789abcdef0123456789abcdef";
        await using var service = await CustomaryFixture.StartAsync(settings: [("admin-token", token)]);
        (await Should.ThrowAsync<CustomaryException>(() => service.CreateClient().GetSandbox().GetStatusAsync())).Status.ShouldBe(401);
        (await service.CreateClient(configure: options => options.AdminToken = token).GetSandbox().GetStatusAsync()).Version.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_unknown_cloud_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => CustomaryClient.ForCloud((PartnerCloud)7, Credential));

    [Fact]
    public void Options_that_are_not_valid_are_named()
    {
        using var http = new HttpClient();
        foreach (var (name, options) in new (string, CustomaryClientOptions)[]
        {
            ("Timeout", new() { Timeout = TimeSpan.Zero }),
            ("NetworkTimeout", new() { NetworkTimeout = TimeSpan.FromSeconds(-1) }),
            ("MaxRetries", new() { MaxRetries = 21 }),
            ("RetryDelay", new() { RetryDelay = TimeSpan.FromSeconds(-1) }),
            ("MaxRetryDelay", new() { MaxRetryDelay = TimeSpan.FromMilliseconds(1) }),
            ("TimeProvider", new() { TimeProvider = null! }),
            ("HttpClient", new() { HttpClient = http, Transport = HttpClientPipelineTransport.Shared }),
            ("AcceptDevelopmentCertificate", new() { HttpClient = http, AcceptDevelopmentCertificate = true }),
        })
            Should.Throw<ArgumentException>(() => new CustomaryClient(new("http://127.0.0.1"), Credential, options)).Message.ShouldStartWith($"{name} '");
        Should.Throw<ArgumentException>(() => CustomaryClient.ForCloud(PartnerCloud.Global, Credential, new() { AcceptDevelopmentCertificate = true }));
    }

    [Fact]
    public async Task Options_are_copied()
    {
        var handler = new CountingHandler();
        using var http = new HttpClient(handler);
        var options = new CustomaryClientOptions { HttpClient = http, MaxRetries = 0, ApplicationName = "first", Locale = "de-DE" };
        var client = new CustomaryClient(new("http://127.0.0.1"), Credential, options);
        (options.MaxRetries, options.ApplicationName, options.NetworkTimeout, options.HttpClient) = (9, "second", TimeSpan.FromTicks(1), null);
        await Should.ThrowAsync<CustomaryException>(() => client.GetCustomer("1").GetAsync());
        handler.Requests.Count.ShouldBe(1);
        handler.Requests[0].Headers.GetValues("MS-PartnerCenter-Application").ShouldBe(["first"]);
        handler.Requests[0].Headers.GetValues("X-Locale").ShouldBe(["de-DE"]);
    }

    [Fact]
    public async Task Azure_credentials_plug_in()
    {
        var handler = new CountingHandler();
        using var http = new HttpClient(handler);
        var credential = new AzureCredential();
        var client = new CustomaryClient(new("http://127.0.0.1"), credential, new() { HttpClient = http, MaxRetries = 0 });
        await Should.ThrowAsync<CustomaryException>(() => client.GetCustomer("1").GetAsync());
        handler.Requests[0].Headers.Authorization!.ToString().ShouldBe("Bearer azure");
        credential.Scopes.ShouldBe(["https://api.partnercenter.microsoft.com/.default"]);
    }

    [Fact]
    public async Task Code_that_uses_the_client_can_be_tested_without_a_server()
    {
        CustomaryClient client = new FakeClient();
        (await client.Customers.ListAsync().ToListAsync()).Count.ShouldBe(3);
        var names = new List<string?>();
        await foreach (var customer in client.Customers.ListAsync()) names.Add(customer.Id);
        names.ShouldBe(["1", "2", "3"]);
        var pages = new List<string?>();
        await foreach (var page in client.Customers.ListAsync().GetPagesAsync()) pages.Add(page.ContinuationToken);
        pages.ShouldBe(["2", null]);
        (await Should.ThrowAsync<CustomaryException>(() => client.Customers.CreateAsync(new()))).Code.ShouldBe(CustomaryErrorCode.AlreadyExists);
        Should.Throw<NotSupportedException>(() => client.Profiles);
    }

    private sealed class FakeClient : CustomaryClient
    {
        public override CustomersClient Customers { get; } = new FakeCustomers();

        private sealed class FakeCustomers : CustomersClient
        {
            public override AsyncResourceList<Customer> ListAsync(CustomerFilter? filter = null, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default) =>
                CustomaryModelFactory.List<Customer>([new() { Id = "1" }, new() { Id = "2" }, new() { Id = "3" }], pageSize: 2);

            public override Task<Customer> CreateAsync(Customer customer, Guid? requestId = null, CancellationToken cancellationToken = default) =>
                throw CustomaryModelFactory.Exception(409, CustomaryErrorCode.AlreadyExists, "The domain is taken.");
        }
    }

    private sealed class AzureCredential : Azure.Core.TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<Azure.Core.AccessToken> GetTokenAsync(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new(new Azure.Core.AccessToken("azure", DateTimeOffset.MaxValue));
        }
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) { Content = new StringContent("") });
        }
    }
}
