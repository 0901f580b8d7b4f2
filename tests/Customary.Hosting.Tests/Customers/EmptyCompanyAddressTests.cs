using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Customers;

public sealed class EmptyCompanyAddressTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "city": "", "country": " " }""")]
    public async Task An_empty_company_address_counts_as_missing(string address)
    {
        var partner = await (await services.GetAsync(StoreKind.Memory)).SignInAsync();
        var created = await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["address"] = JsonNode.Parse(address));
        created["companyProfile"]!["address"]!["city"]!.GetValue<string>().ShouldBe("Redmond");
    }
}
