using Customary.Client.Sandbox;

namespace Customary.Client.Tests.Faults;

/// <summary>Faults that the rules of a sandbox inject into a real service. Each outcome comes within a bounded time, and nothing is done twice.</summary>
public sealed class SandboxRuleTests : IAsyncLifetime
{
    // More than any of these operations needs, so that a hang is a failure and not a stuck test.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly InstantClock _clock = new();
    private CustomaryFixture _service = null!;
    private CustomaryClient _client = null!;
    private string _customer = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync();
        _client = _service.CreateClient(configure: options =>
        {
            options.TimeProvider = _clock;
            options.NetworkTimeout = TimeSpan.FromSeconds(20);
        });
        _customer = (await _client.Customers.CreateAsync(TestClients.NewCustomer())).Id!;
        await _service.Sandbox.Requests.ClearAsync();
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    public static TheoryData<string> Operations => [.. Calls.Keys];

    private static Dictionary<string, Func<CustomaryClient, string, Task>> Calls { get; } = new()
    {
        ["ListCustomers"] = (client, _) => client.Customers.ListAsync().ToListAsync(),
        ["GetCustomer"] = (client, customer) => client.GetCustomer(customer).GetAsync(),
        ["CreateCustomer"] = (client, _) => client.Customers.CreateAsync(TestClients.NewCustomer()),
        ["UpdateBillingProfile"] = (client, customer) => client.GetCustomer(customer).BillingProfile.UpdateAsync(profile => profile with { Email = "billing@fabrikam.com" }),
        ["DeleteCustomer"] = (client, customer) => client.GetCustomer(customer).DeleteAsync(),
    };

    [Theory, MemberData(nameof(Operations))]
    public async Task A_storm_of_429_is_waited_out(string operation)
    {
        await _service.Sandbox.Faults.AddAsync(new() { Operation = operation, Status = 429, RetryAfter = TimeSpan.FromSeconds(7), Times = 12 });
        await RunAsync(operation);
        var requests = await ShouldBeSentAsync(operation, 13);
        requests.Select(request => request.RequestId).Distinct().ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_lost_answer_is_asked_for_again_and_nothing_is_done_twice(string operation)
    {
        foreach (var point in new[] { DisconnectPoint.AfterCommit, DisconnectPoint.BeforeHandling, DisconnectPoint.MidResponse })
            await _service.Sandbox.Faults.AddAsync(new() { Operation = operation, Disconnect = point, Times = 1 });
        var before = await CountAsync();
        await RunAsync(operation);

        var requests = await ShouldBeSentAsync(operation, 4);
        requests.Select(request => request.RequestId).Distinct().ShouldHaveSingleItem();
        if (operation == "UpdateBillingProfile") (await _client.GetCustomer(_customer).BillingProfile.GetAsync()).Email.ShouldBe("billing@fabrikam.com");
        (await CountAsync() - before).ShouldBe(operation switch { "CreateCustomer" => 1, "DeleteCustomer" => -1, _ => 0 });
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task An_answer_that_is_always_cut_is_reported_after_the_last_try(string operation)
    {
        await _service.Sandbox.Faults.AddAsync(new() { Operation = operation, Disconnect = DisconnectPoint.MidResponse });
        var failure = await Should.ThrowAsync<CustomaryException>(() => RunAsync(operation));
        (failure.Status, failure.Operation).ShouldBe((0, operation));
        if (operation != "DeleteCustomer") failure.Message.ShouldContain("ended before the response was complete");
        await ShouldBeSentAsync(operation, failure.Tries);
        failure.Tries.ShouldBe(5);
    }

    [Fact]
    public async Task A_creation_whose_answers_are_all_lost_can_be_repeated_with_its_request_id()
    {
        var customer = TestClients.NewCustomer();
        var rule = await _service.Sandbox.Faults.AddAsync(new() { Operation = "CreateCustomer", Disconnect = DisconnectPoint.AfterCommit });
        var before = await CountAsync();
        var failure = await Should.ThrowAsync<CustomaryException>(() => _client.Customers.CreateAsync(customer).WaitAsync(Bound));
        failure.Message.ShouldContain($"Repeat it with the request ID {failure.RequestId}");
        await _service.Sandbox.Faults.RemoveAsync(rule.Id);
        (await _client.Customers.CreateAsync(customer, Guid.Parse(failure.RequestId!))).CompanyProfile!.Domain.ShouldBe(customer.CompanyProfile!.Domain);
        (await CountAsync() - before).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stall_ends_with_the_network_timeout(bool inBody)
    {
        var client = _service.CreateClient(configure: options => (options.NetworkTimeout, options.MaxRetries, options.TimeProvider) = (TimeSpan.FromMilliseconds(500), 1, _clock));
        await client.Customers.ListAsync().ToListAsync();
        await _service.Sandbox.Faults.AddAsync(inBody ? new() { Operation = "ListCustomers", BytesPerSecond = 1 } : new() { Operation = "ListCustomers", Delay = TimeSpan.FromMinutes(10) });
        var failure = await Should.ThrowAsync<CustomaryException>(() => client.Customers.ListAsync().ToListAsync().WaitAsync(Bound));
        (failure.Status, failure.Tries).ShouldBe((0, 2));
        failure.Message.ShouldContain("did not respond in time");
    }

    [Theory]
    [InlineData("{\"id\": ")]
    [InlineData("<html>It works!</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_malformed_body_of_a_success_is_reported_and_the_change_is_not_repeated(string body)
    {
        await _service.Sandbox.Faults.AddAsync(new() { Operation = "CreateCustomer", Status = 201, Body = body });
        var failure = await Should.ThrowAsync<CustomaryException>(() => RunAsync("CreateCustomer"));
        failure.Message.ShouldStartWith("CreateCustomer returned 201, but its body is not valid");
        (failure.Status, failure.RawBody).ShouldBe((201, body));
        await ShouldBeSentAsync("CreateCustomer", 1);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", 5)]
    [InlineData(400, "<html>Bad request</html>", 1)]
    [InlineData(418, "{\"code\": ", 1)]
    public async Task A_malformed_body_of_a_failure_is_kept(int status, string body, int tries)
    {
        await _service.Sandbox.Faults.AddAsync(new() { Operation = "GetCustomer", Status = status, Body = body });
        var failure = await Should.ThrowAsync<CustomaryException>(() => RunAsync("GetCustomer"));
        (failure.Status, failure.Code, failure.RawBody, failure.Tries).ShouldBe((status, null, body, tries));
    }

    [Fact]
    public async Task The_wait_of_a_503_is_honored()
    {
        await _service.Sandbox.Faults.AddAsync(new() { Operation = "GetCustomer", Status = 503, RetryAfter = TimeSpan.FromSeconds(90), Times = 2 });
        var started = _clock.GetUtcNow();
        await RunAsync("GetCustomer");
        (_clock.GetUtcNow() - started).ShouldBeInRange(TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(190));
    }

    private Task RunAsync(string operation) => Calls[operation](_client, _customer).WaitAsync(Bound);

    private async Task<int> CountAsync()
    {
        var rules = await _service.Sandbox.Faults.ListAsync();
        if (rules.Any(rule => rule.Operation == "ListCustomers")) return 0;
        return (await _client.Customers.ListAsync().ToListAsync()).Count;
    }

    private async Task<IReadOnlyList<LoggedRequest>> ShouldBeSentAsync(string operation, int count)
    {
        var requests = await _service.Sandbox.Requests.ListAsync(new() { Operation = operation, Count = count, Timeout = TimeSpan.FromSeconds(20) });
        requests.Count.ShouldBe(count);
        return requests;
    }
}
