using System.Net;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;
using Customary.Storage.Partners;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Partners;

/// <summary>The page that creates a relationship request, and the list of partners. Source: docs/portal.md#invite-a-customer.</summary>
public sealed class RelationshipRequestPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const string Path = "/portal/relationship-request";

    [Theory, AllStores]
    public async Task The_link_is_that_of_the_API(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (domain, partner) = await NewPartnerAsync(server);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var url = (await partner.GetAsync("/v1/customers/relationshiprequests")).Json["url"]!.GetValue<string>();
        var html = await ShowAsync(user);
        html.ShouldContain($">{url}</textarea>");
        (await ShowAsync(user, "?access=delegated")).ShouldContain(url.Replace("DAP=false", "DAP=true", StringComparison.Ordinal));
    }

    [Theory, AllStores]
    public async Task An_indirect_provider_chooses_a_reseller_and_an_indirect_reseller_its_provider(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (providerDomain, provider) = await NewPartnerAsync(server);
        var (resellerDomain, reseller) = await NewPartnerAsync(server);
        await server.RegisterAsync(provider, PartnerKind.IndirectProvider, "Contoso Distribution");
        await server.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Fabrikam & Söhne", "DE");
        (await server.RegisterAsync(provider, reseller)).ShouldBeNull();
        var url = (await provider.GetAsync($"/v1/customers/relationshiprequests?indirectResellerId={reseller.Tenant}")).Json["url"]!.GetValue<string>();

        using var ofProvider = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{providerDomain}");
        (await ShowAsync(ofProvider)).ShouldContain("invType=ResellerRelationship");
        var asProvider = await ShowAsync(ofProvider, $"?partner={reseller.Tenant}");
        asProvider.ShouldContain($">{url}</textarea>");
        asProvider.ShouldContain("Fabrikam & Söhne, together with our provider Contoso Distribution,");

        using var ofReseller = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{resellerDomain}");
        var before = await ShowAsync(ofReseller);
        before.ShouldContain("Choose your indirect provider first.");
        before.ShouldNotContain("<textarea");
        (await ShowAsync(ofReseller, $"?partner={provider.Tenant}")).ShouldContain($">{url}</textarea>");

        var partners = WebUtility.HtmlDecode((await ofProvider.GetAsync("/portal/partners")).Html);
        partners.ShouldContain("<bdi>Fabrikam & Söhne</bdi>");
        partners.ShouldContain("Germany");
        partners.ShouldNotContain("Indirect providers");
        WebUtility.HtmlDecode((await ofReseller.GetAsync("/portal/partners")).Html).ShouldContain("<bdi>Contoso Distribution</bdi>");
    }

    [Theory, AllStores]
    public async Task A_partner_of_another_partner_cannot_be_chosen(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (_, provider) = await NewPartnerAsync(server);
        var (_, reseller) = await NewPartnerAsync(server);
        var (domain, stranger) = await NewPartnerAsync(server);
        foreach (var (partner, kind, name) in new[] { (provider, PartnerKind.IndirectProvider, "P"), (reseller, PartnerKind.IndirectReseller, "Secret Reseller"), (stranger, PartnerKind.IndirectProvider, "S") })
            await server.RegisterAsync(partner, kind, name);
        await server.RegisterAsync(provider, reseller);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var html = await ShowAsync(user, $"?partner={reseller.Tenant}");
        html.ShouldNotContain("Secret Reseller");
        html.ShouldNotContain($"partnerId={reseller.Tenant}");
        (await user.GetAsync("/portal/partners")).Html.ShouldNotContain("Secret Reseller");
    }

    [Theory, AllStores]
    public async Task A_direct_reseller_has_no_other_partners(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (domain, partner) = await NewPartnerAsync(server);
        await server.RegisterAsync(partner, PartnerKind.DirectReseller, "Direct");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        (await user.GetAsync("/portal/partners")).Html.ShouldContain("registered as a direct reseller");
        (await ShowAsync(user)).ShouldContain("Direct wants to work with you");
    }

    [Theory]
    [MemoryStore("partner=%00%E2%80%AE%3Cscript%3E&access=x&language=x")]
    [MemoryStore("partner=11111111-2222-4333-8444-555555555555&access=&language=")]
    [MemoryStore("partner=a&partner=b&access[]=delegated")]
    public async Task Any_query_gives_a_page(StoreKind store, string query)
    {
        var server = await servers.GetAsync(store);
        var (domain, _) = await NewPartnerAsync(server);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var html = await ShowAsync(user, $"?{query}");
        html.ShouldNotContain("<script");
        html.ShouldContain("DAP=false");
    }

    [Fact]
    public async Task A_person_gets_a_link_and_an_e_mail_in_the_language_of_the_customer_without_scripts()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var (domain, partner) = await NewPartnerAsync(server);
        await server.RegisterAsync(partner, PartnerKind.DirectReseller, "Blauer Himmel GmbH");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        await window.UseAsync(user);
        await window.GoAsync(new(server.Http.BaseAddress!, Path));
        await page.GetByLabel("Delegated access").SelectOptionAsync("delegated");
        await page.GetByLabel("Language of the e-mail").SelectOptionAsync("de");
        await page.GetByRole(AriaRole.Button, new() { Name = "Update the link and the e-mail" }).ClickAsync();
        var link = await page.GetByRole(AriaRole.Textbox, new() { Name = "Link" }).InputValueAsync();
        link.ShouldContain("DAP=true");
        (await page.GetByLabel("Subject").InputValueAsync()).ShouldBe("Blauer Himmel GmbH möchte mit Ihnen zusammenarbeiten");
        var text = await page.GetByLabel("Text").InputValueAsync();
        text.ShouldContain($"\n\n{link}\n\n");
        text.ShouldContain("delegierter Zugriff");
        var mail = (await page.GetByRole(AriaRole.Link, new() { Name = "Open in the e-mail program" }).GetAttributeAsync("href"))!;
        mail.ShouldStartWith("mailto:?subject=Blauer%20Himmel%20GmbH%20m%C3%B6chte");
        Uri.UnescapeDataString(Regex.Match(mail, "body=(.*)").Groups[1].Value).ReplaceLineEndings("\n").ShouldBe(text);

        await page.GetByRole(AriaRole.Link, new() { Name = "See what the customer sees" }).ClickAsync();
        (await page.TextContentAsync("body"))!.ShouldContain("Blauer Himmel GmbH");
        window.Problems.ShouldBeEmpty();
    }

    private static async Task<string> ShowAsync(PortalUser user, string query = "")
    {
        var (status, html) = await user.GetAsync($"{Path}{query}");
        status.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(html);
    }

    private static async Task<(string Domain, TestPartner Partner)> NewPartnerAsync(CustomaryFixture server)
    {
        var domain = $"{Guid.NewGuid():n}.example";
        return (domain, await server.SignInAsync(tenant: domain));
    }
}
