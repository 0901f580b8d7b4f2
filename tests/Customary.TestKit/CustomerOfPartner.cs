using System.Text.Json.Nodes;
using Customary.Storage.Tenants;

namespace Customary.TestKit;

/// <summary>A customer of a partner's own, and where its users are.</summary>
internal sealed record CustomerOfPartner(CustomaryFixture Service, TestPartner Partner, JsonNode Customer)
{
    public const string Password = "abCD123*";

    public string Id => Customer["id"]!.GetValue<string>();

    public string Domain => Customer["companyProfile"]!["domain"]!.GetValue<string>();

    public TenantKey Tenant => new(Partner.Tenant, Guid.Parse(Id));

    public string Path => $"/v1/customers/{Id}";

    public string Users => $"{Path}/users";

    public static async Task<CustomerOfPartner> CreateAsync(CustomaryFixture service)
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
        var answer = await Partner.PostAsync($"{Users}/", NewUser(name));
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    public async Task<IReadOnlyList<string>> NamesAsync(string query = "")
    {
        var answer = await Partner.GetAsync($"{Users}{query}");
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json["items"]!.AsArray().Select(user => user!["userPrincipalName"]!.GetValue<string>().Split('@')[0])];
    }
}
