using System.Net;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;
using Customary.Storage.Partners;

namespace Customary.Portal.Tests.Customers;

/// <summary>The list of customers. Source: docs/portal.md#customers.</summary>
public sealed partial class CustomerListTests(DefaultFixtures servers)
{
    private const int PageSize = 50;

    [Theory, AllStores]
    public async Task Shows_each_customer_of_the_partner_once_on_pages_in_both_directions(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (domain, partner) = await NewPartnerAsync(server);
        for (var number = 0; number < PageSize + 3; number++) await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = $"Company {number:00}");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var (_, first) = await user.GetAsync("/portal/customers");
        Names(first).Count.ShouldBe(PageSize);
        var (_, second) = await user.GetAsync(Link(first, "next"));
        Names(second).Count.ShouldBe(3);
        Names(first).Concat(Names(second)).ShouldBeUnique();
        second.ShouldNotContain("rel=\"next\"");
        var (_, again) = await user.GetAsync(Link(second, "prev"));
        Names(again).ShouldBe(Names(first));
        again.ShouldNotContain("rel=\"prev\"");
    }

    [Theory, AllStores]
    public async Task Finds_customers_by_the_beginning_of_their_name_or_domain(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (domain, partner) = await NewPartnerAsync(server);
        await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "Ärzte & Söhne <b>GmbH</b>");
        var other = await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "Zebra");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var (_, byName) = await user.GetAsync($"/portal/customers?search={Uri.EscapeDataString("ärzte & s")}&field=name");
        Names(byName).ShouldBe(["Ärzte & Söhne <b>GmbH</b>"]);
        byName.ShouldNotContain("<b>GmbH");
        var (_, byDomain) = await user.GetAsync($"/portal/customers?search={other["companyProfile"]!["domain"]!.GetValue<string>()[..20]}&field=domain");
        Names(byDomain).ShouldBe(["Zebra"]);
    }

    [Theory, AllStores]
    public async Task Shows_nothing_of_another_partner_and_ignores_its_page_tokens(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (domain, partner) = await NewPartnerAsync(server);
        for (var number = 0; number < PageSize + 1; number++) await partner.CreateCustomerAsync();
        using var owner = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        using var stranger = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        Names((await stranger.GetAsync("/portal/customers")).Html).ShouldBeEmpty();
        var next = Link((await owner.GetAsync("/portal/customers")).Html, "next");
        (await owner.GetAsync(next)).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync(next)).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, AllStores]
    public async Task A_provider_filters_by_its_resellers_and_creates_customers_for_them(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (domain, provider) = await NewPartnerAsync(server);
        var (resellerDomain, reseller) = await NewPartnerAsync(server);
        await server.RegisterAsync(provider, PartnerKind.IndirectProvider, "Provider");
        await server.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Reseller <b>& Söhne</b>");
        (await server.RegisterAsync(provider, reseller)).ShouldBeNull();
        await provider.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "Own");
        await provider.CreateCustomerAsync(customer =>
        {
            customer["billingProfile"]!["companyName"] = "Of the reseller";
            customer["associatedPartnerId"] = reseller.Tenant.ToString();
        });
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var (_, all) = await user.GetAsync("/portal/customers");
        WebUtility.HtmlDecode(all).ShouldContain($"<option value=\"{reseller.Tenant}\">Reseller <b>& Söhne</b></option>");

        // The IDs of customers that are created in the same millisecond have no order.
        Names(all).ShouldBe(["Own", "Of the reseller"], ignoreOrder: true);
        Names((await user.GetAsync($"/portal/customers?reseller={reseller.Tenant}")).Html).ShouldBe(["Of the reseller"]);
        Names((await user.GetAsync($"/portal/customers?reseller={Guid.NewGuid()}")).Html).ShouldBeEmpty();
        var (_, file) = await user.GetAsync($"/portal/customers.csv?reseller={reseller.Tenant}");
        file.ShouldContain("Of the reseller");
        file.ShouldNotContain("Own");
        (await user.GetAsync("/portal/customers/new")).Html.ShouldContain($"<option value=\"{reseller.Tenant}\">");

        // The reseller has no resellers of its own.
        using var other = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{resellerDomain}");
        (await other.GetAsync("/portal/customers")).Html.ShouldNotContain("name=\"reseller\"");
    }

    [Theory]
    [MemoryStore("search=%00%E2%80%AE%3Cscript%3Ealert(1)%3C/script%3E&field=name")]
    [MemoryStore("search=%ED%A0%80&field=nonsense")]
    [MemoryStore("page=garbage&seek=garbage")]
    [MemoryStore("search[]=a&search=b&search=c&field=name&field=domain")]
    public async Task Any_query_gives_a_page(StoreKind store, string query)
    {
        var server = await servers.GetAsync(store);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        var (status, html) = await user.GetAsync($"/portal/customers?{query}");
        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.SeeOther);
        html.ShouldNotContain("<script");
    }

    private static async Task<(string Domain, TestPartner Partner)> NewPartnerAsync(CustomaryFixture server)
    {
        var domain = $"{Guid.NewGuid():n}.example";
        return (domain, await server.SignInAsync(tenant: domain));
    }

    private static List<string> Names(string html) => [.. Name().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static string Link(string html, string rel) => WebUtility.HtmlDecode(Regex.Match(html, $"rel=\"{rel}\" href=\"([^\"]+)\"").Groups[1].Value);

    [GeneratedRegex("<th scope=\"row\"><a [^>]*><bdi>(.*?)</bdi>")]
    private static partial Regex Name();
}
