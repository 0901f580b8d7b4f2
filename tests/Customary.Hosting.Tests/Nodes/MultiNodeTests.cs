namespace Customary.Hosting.Tests.Nodes;

/// <summary>Any node answers any request: three services on one database behave as one.</summary>
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
            foreach (var node in _nodes) (await partner.At(node).GetAsync("/v1/customers")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task A_customer_is_immediately_readable_on_other_nodes()
    {
        var partner = await _nodes[0].SignInAsync();
        for (var i = 0; i < 10; i++)
        {
            var created = await partner.At(_nodes[i % 3]).CreateCustomerAsync();
            foreach (var node in _nodes) (await partner.At(node).GetAsync($"/v1/customers/{created["id"]}")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Concurrent_repeats_on_all_nodes_create_one_customer_with_one_password()
    {
        var partner = await _nodes[0].SignInAsync();
        var (body, id) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(i => partner.At(_nodes[i % 3]).PostAsync("/v1/customers", body, id)));
        answers.ShouldAllBe(answer => answer.Status == 201);
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        answers[0].Json["userCredentials"]!["password"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Domain_uniqueness_and_etags_apply_across_nodes()
    {
        var partner = await _nodes[0].SignInAsync();
        var body = TestData.Customer();
        var creates = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => partner.At(_nodes[i % 3]).PostAsync("/v1/customers", body)));
        var created = creates.Single(answer => answer.Status == 201).Json;
        creates.Count(answer => answer.Status == 409).ShouldBe(8);
        var path = $"/v1/customers/{created["id"]}/profiles/billing";
        var updates = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => partner.At(_nodes[i % 3]).PutAsync(path, created["billingProfile"]!)));
        updates.Count(answer => answer.Status == 200).ShouldBe(1);
        updates.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Code == 2055);
    }

    [Fact]
    public async Task Any_node_returns_the_next_page()
    {
        var partner = await _nodes[0].SignInAsync();
        for (var i = 0; i < 4; i++) await partner.CreateCustomerAsync();
        var first = (await partner.GetAsync("/v1/customers?size=2")).Json;
        var token = first["continuationToken"]!.GetValue<string>();
        var second = await partner.At(_nodes[1]).GetAsync("/v1/customers?size=2&seekOperation=Next", ("MS-ContinuationToken", token));
        second.Json["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task All_nodes_share_the_rate_limit_of_a_tenant()
    {
        var partner = await _nodes[0].SignInAsync();

        // More for each node than all may have: one that has nothing left to answer may still have leased permits.
        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * 501).Select(i => partner.At(_nodes[i % 3]).GetAsync($"/v1/customers/{Guid.Empty}")));
        answers.Count(answer => answer.Status == 404).ShouldBe(500);
        answers.Where(answer => answer.Status != 404).ShouldAllBe(answer => answer.Status == 429 && int.Parse(answer.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture) <= 120);
    }

    private Task<CustomaryFixture> StartAsync() => CustomaryFixture.StartAsync(StoreKind.Postgres, settings:
        [("storage", _made.Storage), ("rate-limit", "500"), ("public-url", "http://customers.example")]);
}
