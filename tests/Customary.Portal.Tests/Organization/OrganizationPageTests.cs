using System.Runtime.CompilerServices;
using Customary.Portal.Tests.Browsers;
using Customary.Storage.Partners;

namespace Customary.Portal.Tests.Organization;

/// <summary>Every page of the customer's side in every look.</summary>
public sealed class OrganizationPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const string Direct = "/Adminportal/Home?invType=ResellerRelationship&partnerId={direct}&msppId=0&DAP=true";
    private const string Indirect = "/Adminportal/Home?invType=IndirectResellerRelationship&partnerId={reseller}&indirectCSPId={provider}&msppId=0&DAP=false";
    private const string Register = "/portal/organization/register?invType=ResellerRelationship&partnerId={direct}&msppId=0&DAP=true";
    private static readonly ConditionalWeakTable<CustomaryFixture, Lazy<Task<Sample>>> Samples = [];

    private static readonly (string Name, string Path, bool IsSignedIn)[] All =
    [
        ("request", Direct, false),
        ("request-indirect", Indirect, false),
        ("request-signed-in", Direct, true),
        ("request-unknown", "/Adminportal/Home", false),
        ("organization-sign-in", "/portal/organization/sign-in", false),
        ("organization", "/portal/organization", true),
        ("organization-changed", "/portal/organization?changed=true", true),
        ("end-access", "/portal/organization/partners/{provider}/end-access", true),
        ("end-relationship", "/portal/organization/partners/{provider}/end-relationship", true),
        ("register", Register, false),
    ];

    public static TheoryData<string> Names => new(All.Select(page => page.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task Every_page_is_good_to_use(string name)
    {
        var (_, path, isSignedIn) = All.Single(page => page.Name == name);
        var (server, sample) = await GetSampleAsync();
        await browser.CheckAsync(name, async window =>
        {
            if (isSignedIn) await window.UseAsync(sample.User);
            await window.GoAsync(new(server.Http.BaseAddress!, sample.Resolve(path)));
        });
    }

    [Fact]
    public async Task The_form_of_each_country_is_good_to_use_with_errors()
    {
        string[] countries = ["US", "DE", "CN", "GB", "AE", "IN"];
        var (server, sample) = await GetSampleAsync();
        await browser.CheckAsync("register-errors", async window =>
        {
            await window.GoAsync(new(server.Http.BaseAddress!, sample.Resolve(Register)));
            await window.Page.SelectOptionAsync("[name='billingProfile.defaultAddress.country']", countries[Look.All.ToList().IndexOf(window.Look) % countries.Length]);
            await window.Page.ClickAsync("button[value=country]");
            await window.Page.FillAsync("[name='billingProfile.email']", "nobody");
            await window.Page.ClickAsync(".actions button");
            (await window.Page.Locator("[aria-invalid=true]").CountAsync()).ShouldBeGreaterThan(3);
        });
    }

    private async Task<(CustomaryFixture Server, Sample Sample)> GetSampleAsync()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        return (server, await Samples.GetValue(server, key => new(() => Sample.CreateAsync(key))).Value);
    }

    private sealed record Sample(PortalUser User, Dictionary<string, string> Partners)
    {
        public static async Task<Sample> CreateAsync(CustomaryFixture server)
        {
            var (direct, reseller, provider) = (await server.SignInAsync(), await server.SignInAsync(), await server.SignInAsync());
            await server.RegisterAsync(direct, PartnerKind.DirectReseller, "Northwind Traders");
            await server.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Fabrikam Consulting");
            await server.RegisterAsync(provider, PartnerKind.IndirectProvider, "Contoso Distribution");
            await server.RegisterAsync(provider, reseller);
            var customer = await provider.CreateCustomerAsync(body =>
            {
                body["associatedPartnerId"] = reseller.Tenant.ToString();
                body["billingProfile"]!["companyName"] = "Coho Vineyard & Winery";
            });
            return new(await PortalUser.SignInToOrganizationAsync(server.Http.BaseAddress!, customer), new()
            {
                ["{direct}"] = direct.Tenant.ToString(),
                ["{reseller}"] = reseller.Tenant.ToString(),
                ["{provider}"] = provider.Tenant.ToString(),
            });
        }

        public string Resolve(string path) => Partners.Aggregate(path, (text, partner) => text.Replace(partner.Key, partner.Value, StringComparison.Ordinal));
    }
}
