using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Customary.Client.Tests.Faults;

/// <summary>What the client does when a server or the network fails: the number of requests and the wait are bounded, and nothing is done twice.</summary>
public sealed class FaultTests
{
    private const string Created = """{"id":"1","companyProfile":{"domain":"x.onmicrosoft.com"}}""";
    private readonly InstantClock _clock = new();

    [Fact]
    public async Task A_storm_of_429_is_waited_out_with_one_request_id()
    {
        await using var server = RawServer.Start([.. Enumerable.Repeat(Throttle("2"), 20), RawServer.Respond(201, Created)]);
        (await CreateClient(server).Customers.CreateAsync(TestClients.NewCustomer())).Id.ShouldBe("1");
        server.Requests.Count.ShouldBe(21);
        server.Requests.Select(request => request.RequestId).Distinct().ShouldHaveSingleItem();
        server.Requests.Select(request => request.Body).Distinct().ShouldHaveSingleItem();
        _clock.Elapsed.ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_429_with_a_longer_wait_than_the_timeout_fails_at_once()
    {
        await using var server = RawServer.Start(Throttle("120"));
        var failure = await FailAsync(server, options => options.Timeout = TimeSpan.FromSeconds(60));
        (failure.Status, failure.RetryAfter, failure.Tries).ShouldBe((429, TimeSpan.FromSeconds(120), 1));
        failure.Description.ShouldBe("Try again later.");
        server.Requests.Count.ShouldBe(1);
        _clock.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_request_that_the_budget_cannot_allow_in_time_is_not_sent()
    {
        await using var server = RawServer.Start(Throttle("120"));
        var pacing = new TenantPacing(null, _clock);
        await FailAsync(server, options => (options.Timeout, options.Pacing) = (TimeSpan.FromSeconds(60), pacing));
        var failure = await FailAsync(server, options => (options.Timeout, options.Pacing) = (TimeSpan.FromSeconds(60), pacing));
        (failure.Status, failure.RetryAfter, failure.Tries).ShouldBe((429, TimeSpan.FromSeconds(120), 0));
        failure.Message.ShouldContain("was not sent");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_429_of_an_operation_outside_the_budget_is_waited_out_too()
    {
        await using var server = RawServer.Start(Throttle("3"), RawServer.Respond(200, "true"));
        (await CreateClient(server).Domains.IsPrefixAvailableAsync("x")).ShouldBeTrue();
        _clock.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_compared_with_the_date_of_the_server()
    {
        await using var server = RawServer.Start(
            RawServer.Respond(503, "{}", "Date: Tue, 01 Jan 2030 00:00:00 GMT", "Retry-After: Tue, 01 Jan 2030 00:00:07 GMT"), RawServer.Respond(200, Created));
        await CreateClient(server).GetCustomer("1").GetAsync();
        _clock.Elapsed.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_transient_status_is_repeated_with_backoff_and_then_reported(int status)
    {
        await using var server = RawServer.Start(RawServer.Respond(status, """{"code":800003,"description":"Try later.","data":[]}"""));
        var failure = await FailAsync(server);
        (failure.Status, failure.Code, failure.Tries).ShouldBe((status, CustomaryErrorCode.ServiceError, 5));
        server.Requests.Count.ShouldBe(5);
        server.Requests.Select(request => request.RequestId).ShouldAllBe(id => id == failure.RequestId);
        _clock.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(7.5 * 0.75), TimeSpan.FromSeconds(7.5));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(501)]
    public async Task A_final_status_is_not_repeated(int status)
    {
        await using var server = RawServer.Start(RawServer.Respond(status));
        (await FailAsync(server)).Status.ShouldBe(status);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_repeated_with_its_request_id()
    {
        await using var server = RawServer.Start(RawServer.LoseResponse(), RawServer.SendHalf(), RawServer.Respond(201, Created));
        var requestId = Guid.NewGuid();
        (await CreateClient(server).Customers.CreateAsync(TestClients.NewCustomer(), requestId)).Id.ShouldBe("1");
        server.Requests.Select(request => request.RequestId).ShouldBe(Enumerable.Repeat(requestId.ToString(), 3));
    }

    [Fact]
    public async Task A_create_whose_responses_are_all_lost_fails_with_its_request_id()
    {
        await using var server = RawServer.Start(RawServer.LoseResponse());
        var failure = await FailAsync(server);
        (failure.Status, failure.Tries).ShouldBe((0, 5));
        failure.Message.ShouldContain("might have completed the operation");
        failure.Message.ShouldContain(server.Requests[0].RequestId);
        failure.RequestId.ShouldBe(server.Requests[0].RequestId);
        server.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_half_sent_page_is_read_again()
    {
        await using var server = RawServer.Start(RawServer.SendHalf(), RawServer.Respond(200, """{"totalCount":1,"items":[{"id":"1"}]}"""));
        (await CreateClient(server).Customers.ListAsync().ToListAsync()).Single().Id.ShouldBe("1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stalled_response_ends_with_the_network_timeout(bool inBody)
    {
        await using var server = RawServer.Start(inBody ? RawServer.StallBody() : RawServer.Stall());
        var failure = await FailAsync(server, options => (options.NetworkTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(200), 1));
        (failure.Status, failure.Tries).ShouldBe((0, 2));
        failure.Message.ShouldContain("did not respond in time");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Invalid_json_in_a_success_is_reported_and_not_repeated()
    {
        await using var server = RawServer.Start(RawServer.Respond(201, "<html>"));
        var failure = await FailAsync(server);
        (failure.Status, failure.RawBody).ShouldBe((201, "<html>"));
        failure.Message.ShouldContain("its body is not valid");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_nothing_listens_on_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var client = new CustomaryClient(address, new AccessTokenCredential("token"), new() { TimeProvider = _clock });
        var failure = await Should.ThrowAsync<CustomaryException>(() => client.Customers.CreateAsync(TestClients.NewCustomer()));
        failure.Message.ShouldContain($"cannot connect to {address.GetLeftPart(UriPartial.Authority)}");
        failure.Message.ShouldNotContain("might have completed");
        failure.Tries.ShouldBe(5);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_refused_unless_asked_for()
    {
        using var certificate = CreateCertificate();
        await using var server = RawServer.StartTls(certificate, RawServer.Respond(200, Created));
        var refused = await Should.ThrowAsync<CustomaryException>(() => CreateClient(server).GetCustomer("1").GetAsync());
        refused.Message.ShouldContain("AcceptDevelopmentCertificate");
        refused.Tries.ShouldBe(1);
        server.Requests.ShouldBeEmpty();

        (await CreateClient(server, options => options.AcceptDevelopmentCertificate = true).GetCustomer("1").GetAsync()).Id.ShouldBe("1");
    }

    [Fact]
    public async Task A_tls_address_of_a_plain_server_is_reported_once()
    {
        await using var server = RawServer.Start(RawServer.Respond(200, Created));
        var address = new UriBuilder(server.Address) { Scheme = "https" }.Uri;
        var client = new CustomaryClient(address, new AccessTokenCredential("token"), new() { TimeProvider = _clock, NetworkTimeout = TimeSpan.FromSeconds(5) });
        (await Should.ThrowAsync<CustomaryException>(() => client.GetCustomer("1").GetAsync())).Message.ShouldContain("secure connection");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var server = RawServer.Start(RawServer.Respond(401), RawServer.Respond(200, Created), RawServer.Respond(401));
        var credential = new NumberedCredential();
        var client = new CustomaryClient(server.Address, credential, new() { TimeProvider = _clock });
        await client.GetCustomer("1").GetAsync();
        server.Requests.Select(request => request.Headers["Authorization"]).ShouldBe(["Bearer 1", "Bearer 2"]);

        (await Should.ThrowAsync<CustomaryException>(() => client.GetCustomer("1").GetAsync())).Status.ShouldBe(401);
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_token_for_another_audience_is_reported_with_its_code()
    {
        await using var server = RawServer.Start(RawServer.Respond(401, """{"code":900420,"description":"Invalid audience.","data":[],"source":"PartnerFD"}"""));
        var failure = await FailAsync(server);
        (failure.Status, failure.Code).ShouldBe((401, CustomaryErrorCode.InvalidAudience));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_credential_that_fails_is_named_and_nothing_is_sent()
    {
        await using var server = RawServer.Start(RawServer.Respond(200, Created));
        var client = new CustomaryClient(server.Address, new BrokenCredential(), new() { TimeProvider = _clock });
        var failure = await Should.ThrowAsync<CustomaryException>(() => client.GetCustomer("1").GetAsync());
        failure.Message.ShouldContain("The secret has expired.");
        failure.InnerException.ShouldBeOfType<InvalidOperationException>();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deletion_whose_response_is_lost_and_whose_repetition_finds_nothing_has_succeeded()
    {
        const string notFound = """{"code":60003,"description":"There is no such customer.","data":[]}""";
        await using var server = RawServer.Start(RawServer.LoseResponse(), RawServer.Respond(404, notFound));
        await CreateClient(server).GetCustomer("1").DeleteAsync();
        await Should.ThrowAsync<CustomaryException>(() => CreateClient(server).GetCustomer("1").DeleteAsync());
    }

    [Fact]
    public async Task An_end_of_a_relationship_whose_response_is_lost_is_checked()
    {
        await using var server = RawServer.Start(
            RawServer.LoseResponse(),
            RawServer.Respond(400, """{"code":3000,"description":"The relationship does not exist.","data":[]}"""),
            RawServer.Respond(403, """{"code":20002,"description":"The relationship has been removed.","data":[]}"""));
        await CreateClient(server).GetCustomer("1").RemoveRelationshipAsync();
        server.Requests.Select(request => request.Method).ShouldBe(["PATCH", "PATCH", "GET"]);
    }

    [Theory]
    [InlineData("""{"code":"3000","description":"Bad."}""", 3000, "Bad.", "")]
    [InlineData("""{"statusCode":404,"message":"Resource not found"}""", null, "Resource not found", "")]
    [InlineData("\uFEFF{\"code\":3000,\"description\":\"Bad.\",\"data\":[\"a: is required\",{\"b\":1}]}", 3000, "Bad.", "a: is required|{\"b\":1}")]
    [InlineData("""{"code":27002,"description":"Bad.","data":{"state":"x"}}""", 27002, "Bad.", """{"state":"x"}""")]
    [InlineData("<html>", null, null, "")]
    [InlineData("", null, null, "")]
    public async Task Every_known_shape_of_a_fault_is_read(string body, int? code, string? description, string details)
    {
        await using var server = RawServer.Start(RawServer.Respond(400, body));
        var failure = await FailAsync(server);
        (failure.Status, failure.Code, failure.Description, string.Join('|', failure.Details)).ShouldBe((400, code, description, details));
    }

    [Fact]
    public async Task A_body_with_a_byte_order_mark_is_read()
    {
        await using var server = RawServer.Start(RawServer.Respond(200, "\uFEFF" + Created));
        (await CreateClient(server).GetCustomer("1").GetAsync()).Id.ShouldBe("1");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_names_its_target()
    {
        await using var server = RawServer.Start(RawServer.Respond(307, "", "Location: https://elsewhere.example/"));
        (await FailAsync(server)).Message.ShouldContain("https://elsewhere.example/");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancellation_ends_a_wait_at_once()
    {
        await using var server = RawServer.Start(Throttle("30"));
        using var cancellation = new CancellationTokenSource();
        var pacing = new TenantPacing();
        var client = new CustomaryClient(server.Address, new AccessTokenCredential("token"), new() { Pacing = pacing });
        var creating = client.Customers.CreateAsync(TestClients.NewCustomer(), cancellationToken: cancellation.Token);
        while (pacing.WaitingRequests == 0) await Task.Yield();
        var stopwatch = Stopwatch.StartNew();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => creating);
        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        pacing.WaitingRequests.ShouldBe(0);
    }

    [Fact]
    public async Task A_walk_ends_when_the_service_has_no_items_after_its_last_token()
    {
        await using var server = RawServer.Start(
            RawServer.Respond(200, """{"totalCount":1,"items":[{"id":"1"}],"links":{"next":{"uri":"/customers?seekOperation=Next","headers":[{"key":"MS-ContinuationToken","value":"t"}]}}}"""),
            RawServer.Respond(400, """{"code":2000,"description":"No items left.","data":[]}"""));
        (await CreateClient(server).Customers.ListAsync(pageSize: 1).ToListAsync()).Count.ShouldBe(1);
        server.Requests[1].Path.ShouldBe("/v1/customers?size=1&seekOperation=Next");
        server.Requests[1].Headers["MS-ContinuationToken"].ShouldBe("t");

        // A token that the caller gives can be wrong, so its failure is reported.
        await Should.ThrowAsync<CustomaryException>(() => CreateClient(server).Customers.ListAsync(continuationToken: "x").ToListAsync());
    }

    private static Func<Stream, CancellationToken, Task> Throttle(string seconds) =>
        RawServer.Respond(429, """{"statusCode":429,"message":"Try again later."}""", $"Retry-After: {seconds.ToString(CultureInfo.InvariantCulture)}");

    private CustomaryClient CreateClient(RawServer server, Action<CustomaryClientOptions>? configure = null)
    {
        var options = new CustomaryClientOptions { TimeProvider = _clock };
        configure?.Invoke(options);
        return new(server.Address, new AccessTokenCredential("token"), options);
    }

    private Task<CustomaryException> FailAsync(RawServer server, Action<CustomaryClientOptions>? configure = null) =>
        Should.ThrowAsync<CustomaryException>(() => CreateClient(server, configure).Customers.CreateAsync(TestClients.NewCustomer()));

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private sealed class NumberedCredential : AuthenticationTokenProvider
    {
        private int _number;

        public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

        public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) =>
            new(new AuthenticationToken($"{Interlocked.Increment(ref _number)}", "Bearer", DateTimeOffset.MaxValue));
    }

    private sealed class BrokenCredential : AuthenticationTokenProvider
    {
        public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

        public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The secret has expired.");
    }
}
