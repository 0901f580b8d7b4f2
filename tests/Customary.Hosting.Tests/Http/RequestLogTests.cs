using System.Text;
using Customary.Hosting.Http;
using Customary.Storage.Sql;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Http;

/// <summary>An operator finds each failed request in the log by the IDs of its response. Alerts depend on the event IDs.</summary>
public sealed class RequestLogTests
{
    private const int Success = 1100;
    private const int Defect = 1102;
    private const int StorageUnavailable = 1103;
    private const int StorageException = 1104;
    private const int FaultResponse = 1105;
    private const int LeftOut = 1107;
    private const int WebServer = 1108;

    [Fact]
    public async Task Each_client_error_has_one_line_with_operation_status_code_partner_and_ids()
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(log: log);
        var partner = await service.SignInAsync();
        var application = await service.SignInAsync(asUser: false, partner.Tenant.ToString());
        var unknown = TestPartner.FromToken(service, partner.Tenant, "nothing");
        var customer = await partner.CreateCustomerAsync();
        var path = $"/v1/customers/{customer["id"]}";
        var taken = TestData.Customer(body => body["companyProfile"]!["domain"] = customer["companyProfile"]!["domain"]!.DeepClone());
        (TestPartner Caller, HttpMethod Method, string Path, object? Body, (string, string)? Header, string Operation, int Status, string? Code)[] cases =
        [
            (partner, HttpMethod.Get, "/v1/customers/nothing", null, null, "GetCustomer", 400, "900118"),
            (unknown, HttpMethod.Get, path, null, null, "GetCustomer", 401, "800001"),
            (application, HttpMethod.Get, "/v1/customers/relationshiprequests", null, null, "GetRelationshipRequest", 403, "900329"),
            (partner, HttpMethod.Get, $"/v1/customers/{Guid.NewGuid()}", null, null, "GetCustomer", 404, "60003"),
            (partner, HttpMethod.Get, "/v1/nothing", null, null, "Unknown", 404, "1000"),
            (partner, HttpMethod.Head, "/v1/domains/nothing.onmicrosoft.com", null, null, "CheckDomain", 404, null),
            (partner, HttpMethod.Delete, "/v1/customers", null, null, "Unknown", 405, "900141"),
            (partner, HttpMethod.Get, path, null, ("Accept", "text/html"), "GetCustomer", 406, "800042"),
            (partner, HttpMethod.Post, "/v1/customers", taken, null, "CreateCustomer", 409, "3001"),
            (partner, HttpMethod.Post, "/v1/customers", new string(' ', 70_000), null, "CreateCustomer", 413, "800002"),
        ];
        foreach (var (caller, method, target, body, header, operation, status, code) in cases)
        {
            var (request, correlation) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            List<(string, string)> headers = [("MS-RequestId", request), ("MS-CorrelationId", correlation)];
            if (header is { } more) headers.Add(more);
            (await caller.SendAsync(method, target, body, [.. headers])).Status.ShouldBe(status, target);
            await log.FindAsync(line => line.Value("RequestId") == request);
            var line = log.Of(request).ShouldHaveSingleItem();
            (line.EventId, line.Level, line.Exception).ShouldBe((FaultResponse, LogLevel.Information, null));
            (line.Value("Operation"), line.Value("Method"), line.Value("Status"), line.Value("Code"), line.Value("CorrelationId"))
                .ShouldBe((operation, method.Method, status.ToString(System.Globalization.CultureInfo.InvariantCulture), code, correlation));
            line.Value("Partner").ShouldBe(status == 401 ? null : partner.Tenant.ToString());
            ((double)line.Values["Milliseconds"]!).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task Every_route_logs_a_rejected_request_once()
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(log: log);
        foreach (var endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            foreach (var verb in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var request = Guid.NewGuid().ToString();
                using var message = new HttpRequestMessage(new(verb), endpoint.RoutePattern.RawText!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
                message.Headers.Add("MS-RequestId", request);
                using var response = await service.Http.SendAsync(message);
                if ((int)response.StatusCode < 400) continue;
                await log.FindAsync(line => line.Value("RequestId") == request);
                log.Of(request).ShouldHaveSingleItem().Value("Status").ShouldBe(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task Successful_reads_have_no_line_and_successful_changes_have_one()
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(log: log);
        var partner = await service.SignInAsync();
        var (read, written) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        (await partner.GetAsync("/v1/customers", ("MS-RequestId", read))).Status.ShouldBe(200);
        (await partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", written))).Status.ShouldBe(201);
        (await log.FindAsync(line => line.Value("RequestId") == written)).EventId.ShouldBe(Success);
        log.Of(written).ShouldHaveSingleItem();
        log.Of(read).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("information")]
    [InlineData("debug")]
    public async Task Unavailable_storage_has_one_line_without_a_stack_and_the_stack_at_debug(string level)
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, log: log, settings: [("log", level)]);
        var partner = await service.SignInAsync();
        await service.Services.GetRequiredService<Database>().WriteAsync(async (session, cancellationToken) =>
            await session.Prepare("alter table customers rename to gone").ExecuteAsync(cancellationToken), CancellationToken.None);
        var request = Guid.NewGuid().ToString();
        (await partner.GetAsync("/v1/customers", ("MS-RequestId", request))).ShouldBeFault(503, 800003);
        var line = await log.FindAsync(line => line.EventId == StorageUnavailable);
        (line.Level, line.Exception, line.Value("Operation"), line.Value("RequestId"), line.Value("Code"), line.Value("Partner"))
            .ShouldBe((LogLevel.Error, null, "ListCustomers", request, "800003", partner.Tenant.ToString()));
        line.Message.ShouldContain("no such table");
        line.Message.ShouldNotContain("\n");
        if (level == "debug") (await log.FindAsync(line => line.EventId == StorageException)).Exception.ShouldBeOfType<StorageUnavailableException>();
        log.Of(request).Count.ShouldBe(level == "debug" ? 2 : 1);
    }

    [Fact]
    public async Task A_defect_has_one_line_with_its_exception_and_ids()
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, log: log);
        var partner = await service.SignInAsync();
        var id = (await partner.CreateCustomerAsync()).Text("id");
        await service.Services.GetRequiredService<Database>().WriteAsync(async (session, cancellationToken) =>
            await session.Prepare("update customers set body = cast('nothing that this server wrote' as blob)").ExecuteAsync(cancellationToken), CancellationToken.None);
        var request = Guid.NewGuid().ToString();
        (await partner.GetAsync($"/v1/customers/{id}/profiles/company", ("MS-RequestId", request))).ShouldBeFault(500, 800003);
        var line = await log.FindAsync(line => line.EventId == Defect);
        (line.Level, line.Value("Status"), line.Value("Code"), line.Value("RequestId")).ShouldBe((LogLevel.Error, "500", "800003", request));
        line.Exception.ShouldNotBeNull();
        log.Lines.Count(line => line.Level == LogLevel.Error).ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_after_the_response_started_has_a_line_with_its_exception()
    {
        var log = new RecordedLog();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(new StartedResponse());
        context.Features.Set(new RequestIds("a request", "a correlation", null));
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var middleware = new FaultHandlingMiddleware(
            _ => throw new InvalidOperationException("half a response"), new(new(new ResponseOptions(), new()), []), new(new(), new(TimeProvider.System), factory.CreateLogger<RequestLog>()));
        await middleware.InvokeAsync(context);
        var line = log.Lines.ShouldHaveSingleItem();
        (line.EventId, line.Level, line.Value("RequestId")).ShouldBe((1106, LogLevel.Error, "a request"));
        line.Exception!.Message.ShouldBe("half a response");
    }

    [Fact]
    public async Task Throttled_requests_have_one_line_a_minute_for_each_partner_and_a_count_of_the_others()
    {
        var log = new RecordedLog();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CustomaryFixture.StartAsync(clock: clock, log: log, settings: [("rate-limit", "1")]);
        TestPartner[] partners = [await service.SignInAsync(), await service.SignInAsync()];
        foreach (var partner in partners)
        {
            (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
            for (var request = 0; request < 5; request++) (await partner.GetAsync("/v1/customers")).Status.ShouldBe(429);
        }

        clock.Advance(ThrottlingSampler.Interval);
        foreach (var partner in partners)
        {
            (await log.FindAsync(line => line.EventId == LeftOut && line.Value("Partner") == partner.Tenant.ToString())).Value("LeftOut").ShouldBe("4");
            var line = log.Lines.Single(line => line.Value("Status") == "429" && line.Value("Partner") == partner.Tenant.ToString());
            (line.EventId, line.Value("Operation")).ShouldBe((FaultResponse, "ListCustomers"));
        }
    }

    [Fact]
    public async Task The_count_of_throttled_requests_is_written_when_the_server_stops()
    {
        var log = new RecordedLog();
        await using (var service = await CustomaryFixture.StartAsync(log: log, settings: [("rate-limit", "1")]))
        {
            var partner = await service.SignInAsync();
            for (var request = 0; request < 4; request++) await partner.GetAsync("/v1/customers");
        }

        log.Lines.Single(line => line.EventId == LeftOut).Value("LeftOut").ShouldBe("2");
    }

    [Fact]
    public async Task A_request_that_the_web_server_rejects_has_a_line_with_the_ids_of_its_response()
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(log: log);
        var response = await RawRequest.SendAsync(service, Encoding.ASCII.GetBytes("GET /v1/customers HTTP/1.1\r\n\r\n"));
        response.ShouldBeFault(400, 2000);
        var line = await log.FindAsync(line => line.EventId == WebServer);
        (line.Value("Status"), line.Value("Code"), line.Value("RequestId"), line.Value("CorrelationId"))
            .ShouldBe(("400", "2000", response.Header("MS-RequestId"), response.Header("MS-CorrelationId")));
    }

    [Fact]
    public async Task An_error_of_the_development_issuer_has_a_line_with_its_code()
    {
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(log: log);
        using var form = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("client_id", "app"), new("client_secret", "secret"), new("refresh_token", "nothing")]);
        using var response = await service.Http.PostAsync(new Uri("/contoso/oauth2/token", UriKind.Relative), form);
        ((int)response.StatusCode).ShouldBe(400);
        (await log.FindAsync(line => line.EventId == FaultResponse)).Value("Code").ShouldBe("AADSTS70008");
    }

    private sealed class StartedResponse : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }
}
