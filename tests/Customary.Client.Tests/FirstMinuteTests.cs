namespace Customary.Client.Tests;

public sealed class FirstMinuteTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task The_first_minute_works_as_written(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var address = service.Http.BaseAddress!;
        var credential = new DevelopmentCredential(address, Guid.NewGuid().ToString());
        var newCustomer = TestClients.NewCustomer();
        List<Customer> listed = [];
        await new CustomaryClient(address, credential).Customers.CreateAsync(TestClients.NewCustomer("fabulous"));

        // The first lines of the documentation, with the address of the test.
        var client = new CustomaryClient(address, credential);   // or CustomaryClient.ForCloud(PartnerCloud.Global, credential)
        await foreach (Customer customer in client.Customers.ListAsync(CustomerFilter.CompanyNameStartsWith("fab"))) { listed.Add(customer); }
        Customer created = await client.Customers.CreateAsync(newCustomer);
        await client.GetCustomer(created.Id).BillingProfile.UpdateAsync(profile => profile with { Email = "billing@fabrikam.com" });

        listed.Single().CompanyProfile!.CompanyName.ShouldBe("fabulous");
        (await client.GetCustomer(created.Id).BillingProfile.GetAsync()).Email.ShouldBe("billing@fabrikam.com");
        (await client.Customers.ListAsync(CustomerFilter.CompanyNameStartsWith("FAB")).ToListAsync()).Count.ShouldBe(2);
    }
}
