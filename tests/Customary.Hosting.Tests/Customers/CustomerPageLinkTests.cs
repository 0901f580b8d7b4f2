using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Customers;

public sealed class CustomerPageLinkTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("-1")]
    [MemoryStore("ten")]
    [MemoryStore("1.5")]
    [MemoryStore("%2B1")]
    [MemoryStore("")]
    [MemoryStore("1&size=2")]
    public async Task Rejects_a_page_size_that_is_not_an_integer(StoreKind store, string size)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync($"/v1/customers?size={size}")).ShouldBeFault(400, 3000).Data[0].ShouldStartWith("size: ");
    }

    [Theory]
    [MemoryStore("0", 3)]
    [AllStores("2", 2)]
    [AllStores("500", 3)]
    [MemoryStore("501", 3)]
    [MemoryStore("99999999999999999999", 3)]
    public async Task Size_0_means_the_default_and_sizes_above_500_mean_500(StoreKind store, string size, int found)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        for (var i = 0; i < 3; i++) await partner.CreateCustomerAsync();
        (await partner.GetAsync($"/v1/customers?size={size}")).Json["totalCount"]!.GetValue<int>().ShouldBe(found);
    }

    [Theory]
    [MemoryStore("PageIndex")]
    [MemoryStore("4")]
    [MemoryStore("sideways")]
    [MemoryStore("Previous")]
    public async Task Rejects_a_seek_to_a_missing_page(StoreKind store, string seek)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync($"/v1/customers?seekOperation={seek}")).ShouldBeFault(400, 3000).Data[0].ShouldStartWith("seekOperation: ");
    }

    [Theory, AllStores]
    public async Task Page_links_work_unchanged_in_both_directions(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = new List<string>();
        for (var i = 0; i < 5; i++) created.Add((await partner.CreateCustomerAsync()).Text("id")!);
        var first = (await partner.GetAsync("/v1/customers?size=2")).Json;
        first["links"].Members().ShouldBe("self next");
        first.Text("links.next.uri").ShouldBe("/customers?size=2&seekOperation=Next");
        first.Text("continuationToken").ShouldBe(first.At("links.next.headers")![0]!.Text("value"));
        first.Members().ShouldBe("totalCount items continuationToken links attributes");
        var second = await FollowAsync(partner, first, "next");
        var third = await FollowAsync(partner, second, "next");
        second["links"].Members().ShouldBe("self next previous");
        third["links"].Members().ShouldBe("self previous");
        third["continuationToken"].ShouldBeNull();
        new[] { first, second, third }.SelectMany(Ids).ShouldBe(created.Order(StringComparer.Ordinal));
        Ids(await FollowAsync(partner, third, "previous")).ShouldBe(Ids(second));
        Ids(await FollowAsync(partner, await FollowAsync(partner, third, "previous"), "previous")).ShouldBe(Ids(first));
        Ids(await FollowAsync(partner, second, "self")).ShouldBe(Ids(second));
    }

    [Theory]
    [AllStores("", 2, 3)]
    [AllStores("?seekOperation=Next", 2, 3)]
    [AllStores("?seekOperation=next", 2, 3)]
    [AllStores("?seek_operation=1&seekOperation=0", 2, 3)]
    [AllStores("?seekOperation=First", 0, 1)]
    [AllStores("?seekOperation=2", 0, 1)]
    [AllStores("?seekOperation=LAST", 3, 4)]
    [AllStores("?seekOperation=3&size=1", 4, 4)]
    public async Task A_token_keeps_size_and_filter_for_every_seek(StoreKind store, string query, int from, int to)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        for (var i = 0; i < 5; i++) await partner.CreateCustomerAsync();
        var all = Ids((await partner.GetAsync("/v1/customers")).Json);
        var token = (await partner.GetAsync("/v1/customers?size=2")).Json.Text("continuationToken")!;
        var page = (await partner.GetAsync($"/v1/customers{query}", ("MS-ContinuationToken", token))).Json;
        Ids(page).ShouldBe(all[from..(to + 1)]);
    }

    [Theory, AllStores]
    public async Task Rejects_a_foreign_forged_or_exhausted_token(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(), await service.SignInAsync());
        var ids = new List<string>();
        for (var i = 0; i < 2; i++) ids.Add((await partner.CreateCustomerAsync()).Text("id")!);
        await other.CreateCustomerAsync();
        var token = (await partner.GetAsync("/v1/customers?size=1")).Json.Text("continuationToken")!;
        foreach (var invalid in new[] { "TOK", "AQAAAA==", "%", token[..^1], token + "A", $"{token},{token}", new string('A', 17_000) })
            (await partner.GetAsync("/v1/customers?seekOperation=Next", ("MS-ContinuationToken", invalid))).ShouldBeFault(400, 2000);
        (await other.GetAsync("/v1/customers", ("MS-ContinuationToken", token))).ShouldBeFault(400, 2000);
        await partner.DeleteAsync($"/v1/customers/{ids.Max(StringComparer.Ordinal)}");
        (await partner.GetAsync("/v1/customers", ("MS-ContinuationToken", token))).ShouldBeFault(400, 2000);
    }

    private static async Task<JsonNode> FollowAsync(TestPartner partner, JsonNode page, string link)
    {
        var headers = page.At($"links.{link}.headers")!.AsArray().Select(header => (header!.Text("key")!, header!.Text("value")!)).ToArray();
        var response = await partner.SendAsync(new(page.Text($"links.{link}.method")!), $"/v1/{page.Text($"links.{link}.uri")}", null, headers);
        response.Status.ShouldBe(200, response.Text);
        return response.Json;
    }

    private static string[] Ids(JsonNode page) => [.. page["items"]!.AsArray().Select(item => item!.Text("id")!)];
}
