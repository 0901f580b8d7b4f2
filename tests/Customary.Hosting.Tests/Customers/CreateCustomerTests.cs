namespace Customary.Hosting.Tests.Customers;

public sealed class CreateCustomerTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_created_customer_is_returned_and_immediately_readable(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        var created = await partner.CreateCustomerAsync();
        var found = await partner.GetAsync($"/v1/customers/{created["id"]}");
        found.Status.ShouldBe(200);
        found.Json["companyProfile"]!["domain"]!.GetValue<string>().ShouldBe(created["companyProfile"]!["domain"]!.GetValue<string>());
        found.Json["userCredentials"].ShouldBeNull();
    }

    [Theory, AllStores]
    public async Task A_second_customer_with_the_same_domain_returns_409(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var created = await (await service.SignInAsync()).CreateCustomerAsync();
        var other = await service.SignInAsync();
        var response = await other.PostAsync("/v1/customers", TestData.Customer(customer =>
            customer["companyProfile"]!["domain"] = created["companyProfile"]!["domain"]!.GetValue<string>().ToUpperInvariant()));
        response.ShouldBeFault(409, 3001);
    }
}
