using System.Net;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Pages;

/// <summary>Every page in every look. A new page is one line of <see cref="All"/>.</summary>
public sealed class PageTests(DefaultFixtures servers, PortalBrowser browser)
{
    // Stands for the page of the newest audit record.
    private const string NewestRecord = "{record}";

    /// <summary>The pages: a name, the path, and whether a person must have signed in. <c>{id}</c> is a customer.</summary>
    private static readonly (string Name, string Path, bool IsSignedIn)[] All =
    [
        ("sign-in", "/portal/sign-in", false),
        ("signed-out", "/portal/sign-in?signed-out=true", false),
        ("sign-in-failed", "/portal/sign-in/callback?state=none&code=none", false),
        ("not-found", "/portal/there-is-no-such-page", true),
        ("overview", "/portal", true),
        ("audit", "/portal/audit", true),
        ("audit-errors", "/portal/audit?from=2001-01-01&to=nonsense&customer=x&resource=customer", true),
        ("audit-none-found", "/portal/audit?customer=zzz", true),
        ("audit-record", NewestRecord, true),
        ("relationship-request", "/portal/relationship-request?access=delegated", true),
        ("partners", "/portal/partners", true),
        ("customers", "/portal/customers", true),
        ("customers-found", "/portal/customers?search=b&field=name", true),
        ("customers-none-found", "/portal/customers?search=zzz&field=domain", true),
        ("customer-new", "/portal/customers/new", true),
        ("customer", "/portal/customers/{id}", true),
        ("customer-users", "/portal/customers/{id}/users", true),
        ("customer-users-deleted", "/portal/customers/{id}/users?deleted=true", true),
        ("customer-agreements", "/portal/customers/{id}/agreements", true),
        ("customer-history", "/portal/customers/{id}/history", true),
        ("customer-billing", "/portal/customers/{id}/billing", true),
        ("customer-remove-access", "/portal/customers/{id}/remove-access", true),
        ("customer-remove-relationship", "/portal/customers/{id}/remove-relationship", true),
        ("customer-delete", "/portal/customers/{id}/delete", true),
    ];

    public static TheoryData<string> Names => new(All.Select(page => page.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task Every_page_is_good_to_use(string name)
    {
        var (_, path, isSignedIn) = All.Single(page => page.Name == name);
        var server = await servers.GetAsync(StoreKind.Memory);
        var data = await SampleData.GetAsync(server);
        if (path == NewestRecord) path = WebUtility.HtmlDecode(Regex.Match((await data.User.GetAsync("/portal/audit")).Html, "<a href=\"(/portal/audit/record[^\"]+)\"").Groups[1].Value);
        var address = new Uri(server.Http.BaseAddress!, path.Replace("{id}", data.CustomerId, StringComparison.Ordinal));
        await browser.CheckAsync(name, async window =>
        {
            if (isSignedIn) await window.UseAsync(data.User);
            await window.GoAsync(address);
        });
    }

    [Fact]
    public async Task The_first_link_leads_the_keyboard_to_the_content()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync(hasScript: true);
        await window.UseAsync((await SampleData.GetAsync(server)).User);
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/customers/new"));
        foreach (var key in (string[])["Tab", "Enter", "Tab"]) await window.Page.Keyboard.PressAsync(key);
        (await window.Page.EvaluateAsync<bool>("document.querySelector('main a') === document.activeElement")).ShouldBeTrue();
    }

    [Fact]
    public void The_looks_cover_every_pair_of_language_theme_and_width()
    {
        Look.Pairwise.Select(look => (look.Language, look.Theme)).Distinct().Count().ShouldBe(2 * 2);
        Look.Pairwise.Select(look => (look.Language, look.Width)).Distinct().Count().ShouldBe(2 * 3);
        Look.Pairwise.Select(look => (look.Theme, look.Width)).Distinct().Count().ShouldBe(2 * 3);
        Look.Pairwise.ShouldBeSubsetOf(Look.All);
        Look.Opposites.ShouldBeSubsetOf(Look.All);
    }
}
