namespace Customary.Hosting.Tests.Customers;

public sealed class CustomerFilterTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("""{"Field":"CompanyName","Value":"Cont","Operator":"starts_with"}""")]
    [MemoryStore("""{"Operator":"StartsWith","Value":"cONT","Field":"companyname"}""")]
    [MemoryStore("""{"field":"DisplayName","value":"Cont","operator":"startsWith"}""")]
    [MemoryStore("""{"Field":"CompanyName","Value":"Cont","Operator":9,}""")]
    [MemoryStore("""{"Field":"CompanyName","Value":"Cont","Operator":"9"}""")]
    [MemoryStore("""{"FIELD":"COMPANYNAME","VALUE":"CONT","OPERATOR":"STARTS_WITH","Extra":null}""")]
    public async Task Accepts_every_known_filter_spelling(StoreKind store, string filter)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        await CreateAsync(partner, "Contoso", "Fabrikam", "contemporary", "Con");
        (await NamesAsync(partner, filter)).ShouldBe(["contemporary", "Contoso"]);
    }

    [Theory]
    [AllStores("Çel", "Çelik")]
    [AllStores("C\u0327el", "Çelik")]
    [AllStores("çEL", "Çelik")]
    [AllStores("東", "東京商店")]
    [AllStores("🦄", "🦄 Corp")]
    [AllStores("a & b", "A & B \"C\"")]
    [AllStores("\uFFFF", "\uFFFFz")]
    public async Task Finds_a_name_in_any_script_and_case(StoreKind store, string prefix, string name)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        await CreateAsync(partner, "Contoso", name, "😀 Last");
        (await NamesAsync(partner, Filter("CompanyName", prefix))).ShouldBe([name]);
    }

    [Theory]
    [AllStores("Domain")]
    [AllStores("DefaultDomainName")]
    public async Task Finds_a_domain_by_prefix(StoreKind store, string field)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var domain = (await partner.CreateCustomerAsync()).Text("companyProfile.domain")!;
        await partner.CreateCustomerAsync();
        var found = await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(Filter(field, domain[..20].ToUpperInvariant()))}");
        found.Json["items"]!.AsArray().ShouldHaveSingleItem()!.Text("companyProfile.domain").ShouldBe(domain);
    }

    [Theory, AllStores]
    public async Task A_filter_applies_to_all_pages(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        await CreateAsync(partner, "b2", "b1", "a", "b3", "c");
        var first = (await partner.GetAsync($"/v1/customers?size=2&filter={Uri.EscapeDataString(Filter("CompanyName", "B"))}")).Json;
        var token = ("MS-ContinuationToken", first.Text("continuationToken")!);
        var second = (await partner.GetAsync("/v1/customers?seekOperation=Next", token)).Json;
        second["items"]!.AsArray().Select(item => item!.Text("companyProfile.companyName")).ShouldBe(["b3"]);
        (await partner.GetAsync($"/v1{first.Text("links.next.uri")}", token)).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(Filter("CompanyName", "c"))}", token)).ShouldBeFault(400, 2000);
    }

    [Theory]
    [MemoryStore("x", "filter")]
    [MemoryStore("[]", "filter")]
    [MemoryStore("null", "filter")]
    [MemoryStore("""{"Field":"City","Value":"a","Operator":"starts_with"}""", "filter.Field")]
    [MemoryStore("""{"Field":1,"Value":"a","Operator":"starts_with"}""", "filter.Field")]
    [MemoryStore("""{"Field":"CompanyName","Operator":"starts_with"}""", "filter.Value")]
    [MemoryStore("""{"Field":"CompanyName","Value":true,"Operator":"starts_with"}""", "filter.Value")]
    [MemoryStore("""{"Field":"CompanyName","Value":"a","Operator":"equals"}""", "filter.Operator")]
    [MemoryStore("""{"Field":"CompanyName","Value":"a","Operator":0}""", "filter.Operator")]
    [MemoryStore("""{"Field":"CompanyName","Value":"a"}""", "filter.Operator")]
    [MemoryStore("""{"Field":"IndirectReseller","Value":"me","Operator":"starts_with"}""", "filter.Value")]
    [MemoryStore("""{"LeftFilter":{},"RightFilter":{},"Operator":"and"}""", "filter.Field")]
    [MemoryStore("""{"Field":"CompanyName","Value":"\ud800","Operator":"starts_with"}""", "filter")]
    [MemoryStore("""{"Field":"\ud800","Value":"a","Operator":"starts_with"}""", "filter")]
    [MemoryStore("""{"Field":"CompanyName","Value":"a","Operator":"\ud800"}""", "filter")]
    [MemoryStore("""{"\ud800":"CompanyName","Value":"a","Operator":"starts_with"}""", "filter")]
    public async Task Rejects_a_malformed_filter(StoreKind store, string filter, string field)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(filter)}");
        response.ShouldBeFault(400, 3000).Data[0].ShouldStartWith($"{field}: ");
    }

    [Theory, MemoryStore]
    public async Task Rejects_two_filters(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers?filter={}&filter={}")).ShouldBeFault(400, 3000).Data[0].ShouldStartWith("filter: ");
    }

    private static string Filter(string field, string value) =>
        System.Text.Json.JsonSerializer.Serialize(new { Field = field, Value = value, Operator = "starts_with" });

    private static async Task CreateAsync(TestPartner partner, params string[] names)
    {
        foreach (var name in names) await partner.CreateCustomerAsync(customer => customer.Set("billingProfile.companyName", name));
    }

    private static async Task<string?[]> NamesAsync(TestPartner partner, string filter)
    {
        var response = await partner.GetAsync($"/v1/customers?filter={System.Net.WebUtility.UrlEncode(filter)}");
        response.Status.ShouldBe(200, response.Text);
        return [.. response.Json["items"]!.AsArray().Select(item => item!.Text("companyProfile.companyName"))];
    }
}
