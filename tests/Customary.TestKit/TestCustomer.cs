using System.Text.Json.Nodes;
using Customary.Storage.Tenants;

namespace Customary.TestKit;

/// <summary>A customer of a new partner, and the paths of its users.</summary>
internal sealed record TestCustomer(CustomaryFixture Service, TestPartner Partner, JsonNode Customer)
{
    public const string Password = "abCD123*";

    public string Id => Customer["id"]!.GetValue<string>();

    public string Domain => Customer["companyProfile"]!["domain"]!.GetValue<string>();

    public TenantKey Tenant => new(Partner.Tenant, Guid.Parse(Id));

    public string Path => $"/v1/customers/{Id}";

    public string Users => $"{Path}/users";

    public static async Task<TestCustomer> CreateAsync(CustomaryFixture service)
    {
        var partner = await service.SignInAsync();
        return new(service, partner, await partner.CreateCustomerAsync());
    }

    public JsonObject NewUser(string name) => new()
    {
        ["usageLocation"] = "US",
        ["userPrincipalName"] = $"{name}@{Domain}",
        ["firstName"] = "First",
        ["lastName"] = "Last",
        ["displayName"] = $"User {name}",
        ["passwordProfile"] = new JsonObject { ["password"] = Password, ["forceChangePassword"] = true },
    };

    public async Task<JsonNode> AddUserAsync(string name)
    {
        var response = await Partner.PostAsync($"{Users}/", NewUser(name));
        response.Status.ShouldBe(200, response.Text);
        return response.Json;
    }

    public async Task<IReadOnlyList<string>> NamesAsync(string query = "")
    {
        var response = await Partner.GetAsync($"{Users}{query}");
        response.Status.ShouldBe(200, response.Text);
        return [.. response.Json["items"]!.AsArray().Select(user => user!["userPrincipalName"]!.GetValue<string>().Split('@')[0])];
    }
}
