namespace Customary.Hosting.Tests.Customers;

public sealed class FilterOfCustomersTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"Cont","Operator":"starts_with"}""")]
    [AllStoresAttribute("""{"Operator":"StartsWith","Value":"cONT","Field":"companyname"}""")]
    [AllStoresAttribute("""{"field":"DisplayName","value":"Cont","operator":"startsWith"}""")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"Cont","Operator":9,}""")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"Cont","Operator":"9"}""")]
    [AllStoresAttribute("""{"FIELD":"COMPANYNAME","VALUE":"CONT","OPERATOR":"STARTS_WITH","Extra":null}""")]
    public async Task Every_known_spelling_of_a_filter_is_taken(StoreKind store, string filter)
    {
        var partner = await (await services.On(store)).SignInAsync();
        await CreateAsync(partner, "Contoso", "Fabrikam", "contemporary", "Con");
        (await NamesAsync(partner, filter)).ShouldBe(["contemporary", "Contoso"]);
    }

    [Theory]
    [AllStoresAttribute("Çel", "Çelik")]
    [AllStoresAttribute("C\u0327el", "Çelik")]
    [AllStoresAttribute("çEL", "Çelik")]
    [AllStoresAttribute("東", "東京商店")]
    [AllStoresAttribute("🦄", "🦄 Corp")]
    [AllStoresAttribute("a & b", "A & B \"C\"")]
    [AllStoresAttribute("\uFFFF", "\uFFFFz")]
    public async Task A_name_is_found_in_every_script_and_case(StoreKind store, string prefix, string name)
    {
        var partner = await (await services.On(store)).SignInAsync();
        await CreateAsync(partner, "Contoso", name, "😀 Last");
        (await NamesAsync(partner, Filter("CompanyName", prefix))).ShouldBe([name]);
    }

    [Theory]
    [AllStoresAttribute("Domain")]
    [AllStoresAttribute("DefaultDomainName")]
    public async Task A_domain_is_found_by_its_beginning(StoreKind store, string field)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var domain = (await partner.CreateCustomerAsync()).Text("companyProfile.domain")!;
        await partner.CreateCustomerAsync();
        var found = await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(Filter(field, domain[..20].ToUpperInvariant()))}");
        found.Json["items"]!.AsArray().ShouldHaveSingleItem()!.Text("companyProfile.domain").ShouldBe(domain);
    }

    [Theory, AllStoresAttribute]
    public async Task A_filter_holds_over_pages(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        await CreateAsync(partner, "b2", "b1", "a", "b3", "c");
        var first = (await partner.GetAsync($"/v1/customers?size=2&filter={Uri.EscapeDataString(Filter("CompanyName", "B"))}")).Json;
        var token = ("MS-ContinuationToken", first.Text("continuationToken")!);
        var second = (await partner.GetAsync("/v1/customers?seekOperation=Next", token)).Json;
        second["items"]!.AsArray().Select(item => item!.Text("companyProfile.companyName")).ShouldBe(["b3"]);
        (await partner.GetAsync($"/v1{first.Text("links.next.uri")}", token)).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(Filter("CompanyName", "c"))}", token)).ShouldBeFault(400, 2000);
    }

    [Theory]
    [AllStoresAttribute("x", "filter")]
    [AllStoresAttribute("[]", "filter")]
    [AllStoresAttribute("null", "filter")]
    [AllStoresAttribute("""{"Field":"City","Value":"a","Operator":"starts_with"}""", "filter.Field")]
    [AllStoresAttribute("""{"Field":1,"Value":"a","Operator":"starts_with"}""", "filter.Field")]
    [AllStoresAttribute("""{"Field":"CompanyName","Operator":"starts_with"}""", "filter.Value")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":7,"Operator":"starts_with"}""", "filter.Value")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"a","Operator":"equals"}""", "filter.Operator")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"a","Operator":0}""", "filter.Operator")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"a"}""", "filter.Operator")]
    [AllStoresAttribute("""{"Field":"IndirectReseller","Value":"me","Operator":"starts_with"}""", "filter.Value")]
    [AllStoresAttribute("""{"LeftFilter":{},"RightFilter":{},"Operator":"and"}""", "filter.Field")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"\ud800","Operator":"starts_with"}""", "filter")]
    [AllStoresAttribute("""{"Field":"\ud800","Value":"a","Operator":"starts_with"}""", "filter")]
    [AllStoresAttribute("""{"Field":"CompanyName","Value":"a","Operator":"\ud800"}""", "filter")]
    [AllStoresAttribute("""{"\ud800":"CompanyName","Value":"a","Operator":"starts_with"}""", "filter")]
    public async Task A_filter_that_cannot_be_understood_is_refused(StoreKind store, string filter, string field)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.GetAsync($"/v1/customers?filter={Uri.EscapeDataString(filter)}");
        answer.ShouldBeFault(400, 3000).Data[0].ShouldStartWith($"{field}: ");
    }

    [Theory, AllStoresAttribute]
    public async Task Two_filters_are_not_taken_for_none(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
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
        var answer = await partner.GetAsync($"/v1/customers?filter={System.Net.WebUtility.UrlEncode(filter)}");
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json["items"]!.AsArray().Select(item => item!.Text("companyProfile.companyName"))];
    }
}
