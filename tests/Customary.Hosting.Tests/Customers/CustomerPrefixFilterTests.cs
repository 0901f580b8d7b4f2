using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TestData = Customary.TestKit.TestData;

namespace Customary.Hosting.Tests.Customers;

public sealed class CustomerPrefixFilterTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly string[] Fragments =
    [
        "Ç", "ç", "C\u0327", "c\u0327", "é", "e\u0301", "東", "京", "😀", "😁", "𐐀", "𐐨", "\uFFFF", "\uFFFE", "\uFFFD", "\uE000", "\U0010FFFF", "\uD7FF",
        "i", "I", "İ", "ı", "ß", "ẞ", "ss", "SS", "σ", "ς", "Σ", "ǆ", "ﬁ", "Å", "A\u030A", "한", "\u1112\u1161\u11AB",
        "%", "_", "[", "]", "'", "\"", "\\", "*", "?", "-", "a", "A", "b", "~", "\u0301", "\u200B",
    ];

    private static readonly Gen<string> Texts =
        from length in Gen.Choose(1, 4)
        from fragments in Gen.ArrayOf(Gen.Elements(Fragments), length)
        select string.Concat(fragments);

    [Theory, AllStores]
    public async Task Finds_a_prefix_in_any_script_in_the_order_of_the_model(StoreKind store)
    {
        var list = await CustomerList.FillAsync(await services.GetAsync(store), [.. Texts.Sample(80, new Rnd(1), 40)], count: 80);
        var order = list.Expected.OrderBy(customer => customer.Id, StringComparer.Ordinal).ToList();
        order.Sort((first, second) => CustomerList.FoldedKey(first.Name).AsSpan().SequenceCompareTo(CustomerList.FoldedKey(second.Name)) is not 0 and var byName
            ? byName
            : string.CompareOrdinal(first.Id, second.Id));
        var prefixes = Gen.Or(Texts, Gen.Elements(Fragments));
        await PropertyCheck.RunAsync(40, prefixes.ToArbitrary(), async prefix =>
        {
            var expected = order.Where(customer => customer.Matches(prefix)).Select(customer => customer.Id).ToList();
            (await FindAsync(list.Partner, "CompanyName", prefix)).ShouldBe(expected);
            var last = await list.Partner.GetAsync(Path("CompanyName", prefix) + "&seekOperation=Last&size=2");
            Ids(last).ShouldBe(expected.TakeLast(2));
        });
    }

    [Theory]
    [AllStores("Çelik", "çel", true)]
    [AllStores("Çelik", "C\u0327E", true)]
    [AllStores("C\u0327elik", "ç", true)]
    [AllStores("Çelik", "c", false)]
    [AllStores("東京", "東", true)]
    [AllStores("東京", "京", false)]
    [AllStores("😀 Smile", "😀 s", true)]
    [AllStores("😀", "😁", false)]
    [AllStores("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ", true)]
    [AllStores("straße", "STRASS", false)]
    [AllStores("straße", "STRAß", true)]
    [AllStores("Istanbul", "i", true)]
    [AllStores("İstanbul", "i", false)]
    [AllStores("ısparta", "I", false)]
    [AllStores("abc", "%", false)]
    [AllStores("abc", "a_c", false)]
    [AllStores("abc", "[a]", false)]
    [AllStores("100% Cotton", "100%", true)]
    [AllStores("O'Neill \"&\" Co", "o'neill \"&\"", true)]
    [AllStores("a\uFFFFb", "A\uFFFF", true)]
    [AllStores("a\uFFFEb", "A\uFFFE", true)]
    [AllStores("anything", "", true)]
    public async Task Matches_company_names_by_prefix(StoreKind store, string name, string prefix, bool isFound)
    {
        var list = await CustomerList.FillAsync(await services.GetAsync(store), [name], count: 1);
        (await FindAsync(list.Partner, "CompanyName", prefix)).Count.ShouldBe(isFound ? 1 : 0);
    }

    [Theory, AllStores]
    public async Task Finds_a_domain_by_prefix_in_any_case(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var domain = TestData.Domain();
        var created = await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["domain"] = domain);
        foreach (var prefix in new[] { domain, domain.ToUpperInvariant(), domain[..9], "T", "" })
            (await FindAsync(partner, "Domain", prefix)).ShouldBe([created["id"]!.GetValue<string>()]);
        (await FindAsync(partner, "Domain", domain + "x")).ShouldBeEmpty();
        (await FindAsync(partner, "Domain", "%")).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task A_name_that_the_platform_cannot_normalize_does_not_affect_later_customers(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var first = await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = "odd \uFFFE name");
        var second = await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = "plain name");
        (await FindAsync(partner, "CompanyName", "ODD")).ShouldBe([first["id"]!.GetValue<string>()]);
        (await FindAsync(partner, "CompanyName", "PLAIN")).ShouldBe([second["id"]!.GetValue<string>()]);
        foreach (var customer in new[] { first, second }) (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task Rejects_an_unpaired_surrogate_anywhere(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        foreach (var filter in new[]
        {
            """{"Field":"CompanyName","Value":"\ud83d","Operator":"starts_with"}""",
            """{"Field":"\ud83d","Value":"a","Operator":"starts_with"}""",
            """{"Field":"CompanyName","Value":"a","Operator":"\ud83d"}""",
            """{"\ud83d":"CompanyName","Value":"a","Operator":"starts_with"}""",
        })
        {
            (await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(filter)}")).ShouldBeFault(400, 3000);
        }

        var body = TestData.Customer(customer => customer["companyProfile"]!["companyName"] = "HALF").ToJsonString().Replace("HALF", "\\ud83d", StringComparison.Ordinal);
        (await partner.PostAsync("/v1/customers", body)).ShouldBeFault(400, 2000);
        await partner.CreateCustomerAsync();
    }

    private static async Task<List<string>> FindAsync(TestPartner partner, string field, string prefix) => Ids(await partner.GetAsync(Path(field, prefix)));

    private static string Path(string field, string prefix) =>
        "/v1/customers?filter=" + Uri.EscapeDataString(JsonSerializer.Serialize(new { Field = field, Value = prefix, Operator = "starts_with" }));

    private static List<string> Ids(ApiResponse page)
    {
        page.Status.ShouldBe(200, page.Text);
        return [.. page.Json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
    }
}
