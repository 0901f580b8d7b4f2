using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Customers;

public sealed class CustomerPagingTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly string[] Names = ["contoso", "Contoso", "CONTOSO Ltd", "contosp", "Çelik", "東京", "contos", "contosoz"];

    public static IEnumerable<object?[]> Walks() =>
        from store in Enum.GetValues<StoreKind>()
        from filter in new[] { null, "contoso", "" }
        from backward in new[] { false, true }
        select new object?[] { store, filter, backward };

    [Theory, MemberData(nameof(Walks))]
    public async Task Paging_returns_each_remaining_customer_once_in_order(StoreKind store, string? filter, bool backward)
    {
        var service = await services.GetAsync(store);
        await PropertyCheck.RunAsync<(byte Size, (byte Kind, byte Choice)[] Changes)>(store == StoreKind.Memory ? 15 : 5, async sample =>
        {
            var list = await CustomerList.FillAsync(service, Names, count: sample.Changes.Length % 14);
            var stayed = list.Expected.Where(customer => customer.Matches(filter)).Select(customer => customer.Id).ToHashSet();
            var seen = new List<JsonNode>();
            var changes = new Queue<(byte Kind, byte Choice)>(sample.Changes.Take(40));
            var page = await list.Partner.GetAsync(First(1 + (sample.Size % 7), filter, backward));
            while (page.Status == 200)
            {
                seen.AddRange(page.Json["items"]!.AsArray().Select(item => item!));
                if (Link(page, backward) is not { } link) break;
                page.Json["items"]!.AsArray().Count.ShouldBeGreaterThan(0);
                var hasChanged = await list.ChangeAsync(changes, upTo: 3);
                page = await FollowAsync(list.Partner, link);
                if (page.Status != 200)
                {
                    hasChanged.ShouldBeTrue("a token led nowhere although nothing had changed");
                    page.ShouldBeFault(400, 2000);
                }
                else
                {
                    page.Json["items"]!.AsArray().Count.ShouldBeGreaterThan(0);
                }
            }

            if (backward) seen = InReadingOrder(seen);
            var ids = seen.ConvertAll(Id);
            ids.ShouldBeUnique();
            seen.ShouldAllBe(item => filter == null || CustomerList.Folds(Name(item), filter));
            stayed.Where(id => list.Expected.Any(customer => customer.Id == id)).ShouldBeSubsetOf(ids);
            IsInOrder(seen, filter is not null).ShouldBeTrue();
        });
    }

    [Theory, AllStores]
    public async Task Previous_undoes_next_and_first_and_last_return_the_ends(StoreKind store)
    {
        var service = await services.GetAsync(store);
        foreach (var filter in new[] { null, "contoso" })
        {
            var list = await CustomerList.FillAsync(service, Names, count: 13);
            var all = (await list.Partner.GetAsync(First(500, filter, backward: false))).Json["items"]!.AsArray().Select(item => Id(item!)).ToList();
            all.Count.ShouldBe(list.Expected.Count(customer => customer.Matches(filter)));
            for (var size = 1; size <= 7; size++)
            {
                var pages = new List<List<string>>();
                var page = await list.Partner.GetAsync(First(size, filter, backward: false));
                page.Json["links"]!["previous"].ShouldBeNull();
                while (true)
                {
                    page.Status.ShouldBe(200, page.Text);
                    page.Json["totalCount"]!.GetValue<int>().ShouldBe(page.Json["items"]!.AsArray().Count);
                    pages.Add(Ids(page));
                    if (Link(page, backward: true) is { } back) Ids(await FollowAsync(list.Partner, back)).ShouldBe(pages[^2]);
                    else pages.Count.ShouldBe(1);
                    if (page.Json["continuationToken"]?.GetValue<string>() is { } token)
                    {
                        Ids(await SeekAsync(list.Partner, "First", token)).ShouldBe(pages[0]);
                        Ids(await SeekAsync(list.Partner, "Last", token)).ShouldBe(all.TakeLast(size));
                    }

                    if (Link(page, backward: false) is not { } next) break;
                    page = await FollowAsync(list.Partner, next);
                }

                pages.SelectMany(ids => ids).ShouldBe(all);
            }
        }
    }

    [Theory, AllStores]
    public async Task The_last_page_of_a_prefix_excludes_later_names(StoreKind store)
    {
        var list = await CustomerList.FillAsync(await services.GetAsync(store), ["contoso", "contosp"], count: 2);
        var last = await list.Partner.GetAsync(First(5, "contoso", backward: true));
        last.Json["items"]!.AsArray().Select(item => Name(item!)).ShouldBe(["contoso"]);
    }

    [Theory, AllStores]
    public async Task A_partner_without_customers_gets_an_empty_list_without_a_token(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var page = await partner.GetAsync("/v1/customers");
        page.Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        page.Json["continuationToken"].ShouldBeNull();
        page.Json["links"]!["next"].ShouldBeNull();
    }

    [Theory, AllStores]
    public async Task Rejects_an_exhausted_foreign_or_modified_token(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var list = await CustomerList.FillAsync(service, ["contoso"], count: 3);
        var page = await list.Partner.GetAsync(First(1, "contoso", backward: false));
        var token = page.Json["continuationToken"]!.GetValue<string>();
        (await SeekAsync(list.Partner, "Next", token)).Status.ShouldBe(200);

        (await SeekAsync(await service.SignInAsync(), "Next", token)).ShouldBeFault(400, 2000);
        (await SeekAsync(list.Partner, "Next", token, "&filter=" + Filter("fabrikam"))).ShouldBeFault(400, 2000);
        (await SeekAsync(list.Partner, "Next", "nonsense")).ShouldBeFault(400, 2000);
        (await SeekAsync(list.Partner, "Next", token[..^1])).ShouldBeFault(400, 2000);
        foreach (var index in Enumerable.Range(0, token.Length - 1))
        {
            var other = token[index] == 'A' ? 'B' : 'A';
            (await SeekAsync(list.Partner, "Next", $"{token[..index]}{other}{token[(index + 1)..]}")).ShouldBeFault(400, 2000);
        }

        foreach (var customer in list.Expected.ToList()) (await list.Partner.DeleteAsync($"/v1/customers/{customer.Id}")).Status.ShouldBe(204);
        (await SeekAsync(list.Partner, "Next", token)).ShouldBeFault(400, 2000);
        (await SeekAsync(list.Partner, "Previous", token)).ShouldBeFault(400, 2000);
    }

    private static string First(int size, string? filter, bool backward) =>
        $"/v1/customers?size={size}" + (filter is null ? "" : $"&filter={Filter(filter)}") + (backward ? "&seekOperation=Last" : "");

    private static string Filter(string prefix) => Uri.EscapeDataString(JsonSerializer.Serialize(
        new { Field = "CompanyName", Value = prefix, Operator = "starts_with" }));

    private static JsonNode? Link(ApiResponse page, bool backward) => page.Json["links"]![backward ? "previous" : "next"];

    private static Task<ApiResponse> FollowAsync(TestPartner partner, JsonNode link) => partner.GetAsync(
        "/v1" + link["uri"]!.GetValue<string>(),
        [.. link["headers"]!.AsArray().Select(header => (header!["key"]!.GetValue<string>(), header["value"]!.GetValue<string>()))]);

    private static Task<ApiResponse> SeekAsync(TestPartner partner, string seek, string token, string query = "") =>
        partner.GetAsync($"/v1/customers?seekOperation={seek}{query}", ("MS-ContinuationToken", token));

    private static List<string> Ids(ApiResponse page)
    {
        page.Status.ShouldBe(200, page.Text);
        return [.. page.Json["items"]!.AsArray().Select(item => Id(item!))];
    }

    private static string Id(JsonNode item) => item["id"]!.GetValue<string>();

    private static string Name(JsonNode item) => item["companyProfile"]!["companyName"]!.GetValue<string>();

    // The pages were read backward, each in ascending order.
    private static List<JsonNode> InReadingOrder(List<JsonNode> seen)
    {
        var ordered = new List<JsonNode>();
        var page = new List<JsonNode>();
        foreach (var item in seen)
        {
            if (page.Count > 0 && !ReferenceEquals(page[0].Parent, item.Parent))
            {
                ordered.InsertRange(0, page);
                page.Clear();
            }

            page.Add(item);
        }

        ordered.InsertRange(0, page);
        return ordered;
    }

    private static bool IsInOrder(List<JsonNode> seen, bool byName) =>
        seen.Zip(seen.Skip(1)).All(pair => Compare(pair.First, pair.Second, byName) < 0);

    private static int Compare(JsonNode first, JsonNode second, bool byName) =>
        byName && CustomerList.FoldedKey(Name(first)).AsSpan().SequenceCompareTo(CustomerList.FoldedKey(Name(second))) is not 0 and var order
            ? order
            : string.CompareOrdinal(Id(first), Id(second));
}
