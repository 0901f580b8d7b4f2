using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Pages;

/// <summary>A partner with customers, and its signed-in user, for tests that only look at pages.</summary>
/// <param name="User">The user.</param>
/// <param name="CustomerId">The ID of one of the customers.</param>
public sealed record SampleData(PortalUser User, string CustomerId)
{
    private const string Domain = "bellows-partner.example";
    private const string RightToLeft = "شركة بيلوز للتجارة";
    private const string Long = "Wide World Importers International Trading and Consolidated Logistics Holding Company of the Pacific Northwest and Alaska";
    private static readonly string[] Names = ["Bellows College", "Blue Yonder Airlines", "Coho Vineyard & Winery", "Fabrikam", "Fourth Coffee", "Lamna Healthcare Company", "Margie's Travel", RightToLeft, Long, "Proseware"];
    private static readonly ConditionalWeakTable<CustomaryFixture, Lazy<Task<SampleData>>> Created = [];

    /// <summary>Returns the data of a server. It is created once.</summary>
    public static Task<SampleData> GetAsync(CustomaryFixture server) => Created.GetValue(server, key => new(() => CreateAsync(key))).Value;

    private static async Task<SampleData> CreateAsync(CustomaryFixture server)
    {
        var partner = await server.SignInAsync(tenant: Domain);
        var id = "";
        foreach (var name in Names)
        {
            var created = await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = name);
            id = created["id"]!.GetValue<string>();
        }

        // The last one has everything that its pages show.
        var profile = (await partner.GetAsync($"/v1/customers/{id}/profiles/billing")).Json;
        profile["email"] = "accounts@proseware.example";
        (await partner.PutAsync($"/v1/customers/{id}/profiles/billing", profile)).Status.ShouldBe(200);
        await partner.PostAsync($"/v1/customers/{id}/qualifications", new JsonObject { ["qualification"] = "Education", ["educationSegment"] = "K12", ["website"] = "proseware.example" });
        return new(await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Domain}"), id);
    }
}
