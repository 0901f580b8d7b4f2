using System.Text.Json.Nodes;
using Customary.Core.Sandbox;
using Customary.Portal.Tests.Browsers;
using Customary.Storage.Partners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Images;

/// <summary>
/// The screenshots of the documentation. The explicit test writes them to <c>docs/images</c>:
/// <c>dotnet test --project tests/Customary.Portal.Tests -c Release --filter-class '*DocumentationImages' --explicit only</c>.
/// </summary>
public sealed class DocumentationImages(PortalBrowser browser)
{
    private const string Domain = "contoso-cloud.example";
    private const int MaxBytes = 150_000;
    private const int Customers = 180;
    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "docs", "images");
    private static readonly string[] Names = ["portal-overview.png", "portal-customer.png", "portal-audit.png", "portal-invitation.png"];

    [Fact(Explicit = true)]
    public async Task Write_the_images()
    {
        // A year of a partner: a few more customers each month.
        var clock = new FakeTimeProvider(new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        await using var server = await CustomaryFixture.StartAsync(clock: clock, settings: ("rate-limit", "500"));
        var partner = await server.SignInAsync(tenant: Domain);
        await server.RegisterAsync(partner, PartnerKind.DirectReseller, "Contoso Cloud");
        var generated = ActivatorUtilities.CreateInstance<SeedGenerator>(server.Services).Generate(Customers).Customers!;
        var created = new List<string>();
        foreach (var (number, customer) in generated.Index())
        {
            clock.SetUtcNow(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddMinutes(Math.Sqrt((number + 1.0) / Customers) * 325 * 24 * 60));
            partner = await server.SignInAsync(tenant: Domain);
            var response = await partner.PostAsync("/v1/customers", System.Text.Json.JsonSerializer.Serialize(customer!.Customer!, Contracts.ContractsJsonContext.Api.Customer));
            response.Status.ShouldBe(201, response.Text);
            created.Add(response.Json!["id"]!.GetValue<string>());
        }

        clock.Advance(TimeSpan.FromHours(3));
        partner = await server.SignInAsync(tenant: Domain);
        var id = created[^2];
        await ChangeAsync(partner, id);
        for (var request = 0; request < 120; request++) await partner.GetAsync("/v1/customers?size=1");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Domain}");
        Directory.CreateDirectory(Folder);
        await CaptureAsync(user, server, "/portal", Names[0], "light");
        await CaptureAsync(user, server, $"/portal/customers/{id}", Names[1], "light");
        await CaptureAsync(user, server, "/portal/audit", Names[2], "dark");
        await CaptureAsync(user, server, $"/Adminportal/Home?invType=ResellerRelationship&partnerId={partner.Tenant}&msppId=0&DAP=true", Names[3], "light");
    }

    [Fact]
    public void The_documentation_shows_each_image_with_a_description()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "portal.md"));
        foreach (var name in Names)
        {
            new FileInfo(Path.Combine(Folder, name)).Length.ShouldBeInRange(1, MaxBytes, name);
            page.ShouldMatch($@"!\[[^\]]{{20,}}\]\(images/{name}\)");
        }

        File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md")).ShouldMatch($@"!\[[^\]]{{20,}}\]\(docs/images/{Names[0]}\)");
        Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).ShouldBe(Names, ignoreOrder: true);
    }

    private static async Task ChangeAsync(TestPartner partner, string id)
    {
        var profile = (await partner.GetAsync($"/v1/customers/{id}/profiles/billing")).Json;
        profile["email"] = "accounts@example.com";
        (await partner.PutAsync($"/v1/customers/{id}/profiles/billing", profile)).Status.ShouldBe(200);
        (await partner.PostAsync($"/v1/customers/{id}/qualifications", new JsonObject { ["qualification"] = "StateOwnedEntity" })).Status.ShouldBe(201);
    }

    private async Task CaptureAsync(PortalUser user, CustomaryFixture server, string path, string name, string theme)
    {
        await using var window = await browser.OpenAsync(new("en", theme, 1200));
        await window.UseAsync(user);
        await window.GoAsync(new(server.Http.BaseAddress!, path));
        await window.Page.ScreenshotAsync(new() { FullPage = false, Path = Path.Combine(Folder, name), Type = ScreenshotType.Png });
    }
}
