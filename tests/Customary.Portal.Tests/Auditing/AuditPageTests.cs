using System.Net;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Auditing;

/// <summary>The audit log. Source: docs/portal.md#audit-log.</summary>
public sealed partial class AuditPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const int PageSize = 25;

    [Theory, AllStores]
    public async Task Shows_each_record_once_on_pages_in_both_directions_newest_first(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        for (var number = 0; number < PageSize + 3; number++) await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = $"Company {number:00}");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var (_, first) = await user.GetAsync("/portal/audit");
        Customers(first).ShouldBe(Enumerable.Range(3, PageSize).Reverse().Select(number => $"Company {number:00}"));
        var (_, second) = await user.GetAsync(Link(first, "next"));
        Customers(second).ShouldBe(["Company 02", "Company 01", "Company 00"]);
        second.ShouldNotContain("rel=\"next\"");
        Customers((await user.GetAsync(Link(second, "prev"))).Html).ShouldBe(Customers(first));
    }

    [Theory, AllStores]
    public async Task Filters_by_day_customer_and_resource(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        var one = await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "Fabrikam GmbH");
        await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "Zebra");
        var profile = (await partner.GetAsync($"/v1/customers/{one["id"]}/profiles/billing")).Json;
        profile["email"] = "other@contoso.com";
        (await partner.PutAsync($"/v1/customers/{one["id"]}/profiles/billing", profile)).Status.ShouldBe(200);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await ShouldShow("", "Fabrikam GmbH", "Zebra", "Fabrikam GmbH");
        await ShouldShow("customer=brikam", "Fabrikam GmbH", "Fabrikam GmbH");
        await ShouldShow($"customer={one["id"]}", "Fabrikam GmbH", "Fabrikam GmbH");
        await ShouldShow("resource=customer_user");
        await ShouldShow($"from={today}&to={today}&resource=customer", "Fabrikam GmbH", "Zebra", "Fabrikam GmbH");
        await ShouldShow("to=2001-01-01");
        await ShouldShow("customer=zzz");

        async Task ShouldShow(string query, params string[] customers)
        {
            var (_, html) = await user.GetAsync($"/portal/audit?{query}");
            Customers(html).SequenceEqual(customers).ShouldBeTrue($"{query}: {string.Join(", ", Customers(html))}");
        }
    }

    [Theory, AllStores]
    public async Task Filters_by_operation_alone_and_together_with_each_other_filter(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        var one = await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "\"operationType\":\"delete_customer\"");
        var profile = (await partner.GetAsync($"/v1/customers/{one["id"]}/profiles/billing")).Json;
        profile["email"] = "other@contoso.com";
        (await partner.PutAsync($"/v1/customers/{one["id"]}/profiles/billing", profile)).Status.ShouldBe(200);
        for (var number = 0; number <= PageSize; number++) await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = $"Company {number:00}");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var query in (string[])["", $"&customer={one["id"]}", "&customer=delete_customer", "&resource=customer", $"&from={today}&to={today}"])
        {
            Operations((await user.GetAsync($"/portal/audit?operation=update_customer_billing_profile{query}")).Html).ShouldBe(["Billing profile changed"], query);
            Operations((await user.GetAsync($"/portal/audit?operation=delete_customer{query}")).Html).ShouldBeEmpty(query);
        }

        // Older pages keep the filter, and a page of another filter is not shown.
        var (_, first) = await user.GetAsync("/portal/audit?operation=add_customer");
        Operations(first).Count.ShouldBe(PageSize);
        var (_, second) = await user.GetAsync(Link(first, "next"));
        Operations(second).ShouldBe(["Customer created or added", "Customer created or added"]);
        var other = Link(first, "next").Replace("operation=add_customer", "operation=update_customer_billing_profile", StringComparison.Ordinal);
        Operations((await user.GetAsync(other)).Html).ShouldBe(["Billing profile changed"]);
        (await user.GetAsync("/portal/audit.csv?operation=update_customer_billing_profile")).Html.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        var (status, html) = await user.GetAsync("/portal/audit?operation=%3Cscript%3E");
        status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain("id=\"operation-error\"");

        static List<string> Operations(string html) => [.. Regex.Matches(html, "<th scope=\"row\"><a href=\"/portal/audit/record[^>]*>([^<]*)</a>").Select(match => match.Groups[1].Value)];
    }

    [Theory, AllStores]
    public async Task A_record_shows_what_was_changed_to_its_own_partner_only(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        var customer = await partner.CreateCustomerAsync();
        var profile = (await partner.GetAsync($"/v1/customers/{customer["id"]}/profiles/billing")).Json;
        (profile["email"], profile["firstName"]) = ("new@contoso.com", "<b>Bo</b>");
        (await partner.PutAsync($"/v1/customers/{customer["id"]}/profiles/billing", profile)).Status.ShouldBe(200);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var path = WebUtility.HtmlDecode(Record().Match((await user.GetAsync("/portal/audit")).Html).Groups[1].Value);
        var (status, html) = await user.GetAsync(path);
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("Billing profile changed");
        html.ShouldContain("<del><bdi>ann@contoso.com</bdi></del>");
        html.ShouldContain("<ins><bdi>new@contoso.com</bdi></ins>");
        html.ShouldContain("<ins><bdi>&lt;b&gt;Bo&lt;/b&gt;</bdi></ins>");

        using var stranger = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        Customers((await stranger.GetAsync("/portal/audit")).Html).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task A_page_token_of_another_partner_or_filter_leads_to_the_newest_records(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        for (var number = 0; number <= PageSize; number++) await partner.CreateCustomerAsync();
        using var owner = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        using var stranger = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        var next = Link((await owner.GetAsync("/portal/audit")).Html, "next");
        (await owner.GetAsync(next)).Status.ShouldBe(HttpStatusCode.OK);
        Customers((await owner.GetAsync(next)).Html).Count.ShouldBe(1);
        Customers((await stranger.GetAsync(next)).Html).ShouldBeEmpty();
        Customers((await owner.GetAsync($"{next}&resource=customer")).Html).Count.ShouldBe(PageSize);
    }

    [Theory]
    [MemoryStore("from=nonsense", "Enter a date.")]
    [MemoryStore("from=2001-01-01", "Older records are not kept.")]
    [MemoryStore("to=2026-02-30", "Enter a date.")]
    [MemoryStore("resource=%3Cscript%3Ealert(1)%3C/script%3E", "Choose one of the list.")]
    [MemoryStore("resource=customer&customer=%22%3E%3Cscript%3E", "Filter by customer or by resource, not by both.")]
    public async Task A_filter_that_is_not_valid_gives_an_error_at_its_field_and_keeps_what_was_typed(StoreKind store, string query, string error)
    {
        var server = await servers.GetAsync(store);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        var (status, html) = await user.GetAsync($"/portal/audit?{query}");
        status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain(error);
        html.ShouldNotContain("<script");
        if (query.Contains("customer=%22", StringComparison.Ordinal)) html.ShouldContain("value=\"&quot;&gt;&lt;script&gt;\"");
        (await user.GetAsync($"/portal/audit.csv?{query}")).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [MemoryStore("/portal/audit?customer=%00%E2%80%AEabc&page=garbage&seek=garbage")]
    [MemoryStore("/portal/audit?customer=%ED%A0%80&from=&to=&resource=")]
    [MemoryStore("/portal/audit?customer[]=a&customer=b&customer=c")]
    [MemoryStore("/portal/audit/record?id=%00%E2%80%AE")]
    [MemoryStore("/portal/audit/record?id=_9999999999999999999999")]
    [MemoryStore("/portal/audit/record")]
    public async Task Any_query_gives_a_page(StoreKind store, string path)
    {
        var server = await servers.GetAsync(store);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        var (status, html) = await user.GetAsync(path);
        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.NotFound);
        html.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_person_finds_a_change_without_scripts()
    {
        var (server, domain, partner) = await NewPartnerAsync(StoreKind.Memory);
        var customer = await partner.CreateCustomerAsync(body => body["billingProfile"]!["companyName"] = "Coho Winery");
        var profile = (await partner.GetAsync($"/v1/customers/{customer["id"]}/profiles/billing")).Json;
        profile["defaultAddress"]!["city"] = "Seattle";
        (await partner.PutAsync($"/v1/customers/{customer["id"]}/profiles/billing", profile)).Status.ShouldBe(200);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        await using var window = await browser.OpenAsync();
        await window.UseAsync(user);
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal"));
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Show the audit log" }).ClickAsync();
        await window.Page.GetByLabel("Customer").FillAsync("coho");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Billing profile changed" }).ClickAsync();
        var row = window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Default address › City" });
        (await row.Locator("del").TextContentAsync()).ShouldBe("Redmond");
        (await row.Locator("ins").TextContentAsync()).ShouldBe("Seattle");
        await window.CaptureAsync("audit-record-changed");
        window.Problems.ShouldBeEmpty();
    }

    private async Task<(CustomaryFixture Server, string Domain, TestPartner Partner)> NewPartnerAsync(StoreKind store)
    {
        var (server, domain) = (await servers.GetAsync(store), $"{Guid.NewGuid():n}.example");
        return (server, domain, await server.SignInAsync(tenant: domain));
    }

    private static List<string> Customers(string html) => [.. Customer().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static string Link(string html, string rel) => WebUtility.HtmlDecode(Regex.Match(html, $"rel=\"{rel}\" href=\"([^\"]+)\"").Groups[1].Value);

    [GeneratedRegex("<td data-label=\"Customer\"><bdi>(.*?)</bdi>")]
    private static partial Regex Customer();

    [GeneratedRegex("<a href=\"(/portal/audit/record[^\"]+)\"")]
    private static partial Regex Record();
}
