using Customary.Hosting.Tests.Issuer;

namespace Customary.Hosting.Tests.Nodes;

/// <summary>Three servers on one database behave as one: any node can process any request.</summary>
public sealed class MultiNodeTests : IAsyncLifetime
{
    private TestDatabase _made = null!;
    private CustomaryFixture[] _nodes = [];

    public async ValueTask InitializeAsync()
    {
        _made = await TestPostgres.NewDatabaseAsync(empty: true);
        _nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _made.DisposeAsync();
    }

    [Fact]
    public async Task All_nodes_accept_tokens_that_nodes_issue_concurrently_at_first_start()
    {
        var partners = await Task.WhenAll(_nodes.Select(node => node.SignInAsync()));
        foreach (var partner in partners)
        {
            foreach (var node in _nodes) (await partner.OnNode(node).GetAsync("/v1/customers")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task A_device_code_works_whichever_node_answers()
    {
        var codes = await DeviceSignInPage.RequestAsync(_nodes[0]);
        (await DeviceSignInPage.PollAsync(_nodes[1], codes)).Json.Text("error").ShouldBe("authorization_pending");
        (await DeviceSignInPage.PollAsync(_nodes[2], codes)).Json.Text("error").ShouldBe("slow_down");
        await DeviceSignInPage.SignInAsync(_nodes[2], codes.Json.Text("user_code")!);
        var polls = await Task.WhenAll(_nodes.Select(node => DeviceSignInPage.PollAsync(node, codes)));
        var tokens = polls.Single(poll => poll.Status == 200).Json;
        foreach (var node in _nodes)
            (await TestPartner.FromToken(node, Guid.Empty, tokens.Text("access_token")!).GetAsync("/v1/customers/relationshiprequests")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_customer_is_immediately_readable_on_other_nodes()
    {
        var partner = await _nodes[0].SignInAsync();
        for (var i = 0; i < 10; i++)
        {
            var created = await partner.OnNode(_nodes[i % 3]).CreateCustomerAsync();
            foreach (var node in _nodes) (await partner.OnNode(node).GetAsync($"/v1/customers/{created["id"]}")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Concurrent_repeats_on_all_nodes_create_one_customer_with_one_password()
    {
        var partner = await _nodes[0].SignInAsync();
        var (body, id) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var responses = await Task.WhenAll(Enumerable.Range(0, 15).Select(i => partner.OnNode(_nodes[i % 3]).PostAsync("/v1/customers", body, id)));
        responses.ShouldAllBe(response => response.Status == 201);
        responses.Select(response => response.Text).Distinct().Count().ShouldBe(1);
        responses[0].Json["userCredentials"]!["password"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Domain_uniqueness_and_etags_apply_across_nodes()
    {
        var partner = await _nodes[0].SignInAsync();
        var body = TestData.Customer();
        var creates = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => partner.OnNode(_nodes[i % 3]).PostAsync("/v1/customers", body)));
        var created = creates.Single(response => response.Status == 201).Json;
        creates.Count(response => response.Status == 409).ShouldBe(8);
        var path = $"/v1/customers/{created["id"]}/profiles/billing";
        var updates = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => partner.OnNode(_nodes[i % 3]).PutAsync(path, created["billingProfile"]!)));
        updates.Count(response => response.Status == 200).ShouldBe(1);
        updates.Where(response => response.Status != 200).ShouldAllBe(response => response.Code == 2055);
    }

    [Fact]
    public async Task Any_node_returns_the_next_page()
    {
        var partner = await _nodes[0].SignInAsync();
        for (var i = 0; i < 4; i++) await partner.CreateCustomerAsync();
        var first = (await partner.GetAsync("/v1/customers?size=2")).Json;
        var token = first["continuationToken"]!.GetValue<string>();
        var second = await partner.OnNode(_nodes[1]).GetAsync("/v1/customers?size=2&seekOperation=Next", ("MS-ContinuationToken", token));
        second.Json["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task All_nodes_share_the_rate_limit_of_a_tenant()
    {
        var partner = await _nodes[0].SignInAsync();

        // Sends more requests to each node than the total limit, because a node without permits can still have leased ones.
        var responses = await Task.WhenAll(Enumerable.Range(0, 3 * 501).Select(i => partner.OnNode(_nodes[i % 3]).GetAsync($"/v1/customers/{Guid.Empty}")));
        responses.Count(response => response.Status == 404).ShouldBe(500);
        responses.Where(response => response.Status != 404).ShouldAllBe(response => response.Status == 429 && int.Parse(response.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture) <= 120);
    }

    private Task<CustomaryFixture> StartAsync() => CustomaryFixture.StartAsync(StoreKind.Postgres, settings:
        [("storage", _made.Storage), ("rate-limit", "500"), ("public-url", "http://customers.example")]);
}
