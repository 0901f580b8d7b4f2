namespace Customary.Client.Tests.Customers;

public sealed class BillingProfileTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Concurrent_updates_are_all_applied(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var billing = client.GetCustomer((await client.Customers.CreateAsync(TestClients.NewCustomer())).Id).BillingProfile;
        await billing.UpdateAsync(profile => profile with { FirstName = "0" });

        // Two writers cannot be stale more often than the other one writes.
        await Task.WhenAll(IncrementAsync(), IncrementAsync());
        (await billing.GetAsync()).FirstName.ShouldBe("6");

        async Task IncrementAsync()
        {
            for (var count = 0; count < 3; count++)
                await billing.UpdateAsync(profile => profile with { FirstName = $"{int.Parse(profile.FirstName!, System.Globalization.CultureInfo.InvariantCulture) + 1}" });
        }
    }

    [Fact]
    public async Task An_update_ends_after_five_stale_etags()
    {
        var client = (await services.GetAsync(StoreKind.Memory)).CreateClient();
        var billing = client.GetCustomer((await client.Customers.CreateAsync(TestClients.NewCustomer())).Id).BillingProfile;
        var attempts = 0;
        var failure = await Should.ThrowAsync<CustomaryException>(() => billing.UpdateAsync(profile =>
        {
            attempts++;
            billing.UpdateAsync(other => other with { LastName = $"Lee {attempts}" }).GetAwaiter().GetResult();
            return profile with { FirstName = "Kim" };
        }));
        (failure.Code, attempts).ShouldBe((CustomaryErrorCode.StaleEtag, 5));
    }

    [Fact]
    public async Task An_update_that_changes_nothing_writes_nothing()
    {
        var client = (await services.GetAsync(StoreKind.Memory)).CreateClient();
        var billing = client.GetCustomer((await client.Customers.CreateAsync(TestClients.NewCustomer())).Id).BillingProfile;
        var before = await billing.GetAsync();
        (await billing.UpdateAsync(profile => profile)).Attributes!.Etag.ShouldBe(before.Attributes!.Etag);
    }

    [Fact]
    public async Task A_replacement_with_a_stale_etag_is_refused()
    {
        var client = (await services.GetAsync(StoreKind.Memory)).CreateClient();
        var billing = client.GetCustomer((await client.Customers.CreateAsync(TestClients.NewCustomer())).Id).BillingProfile;
        var read = await billing.GetAsync();
        (await billing.ReplaceAsync(read with { FirstName = "Kim" })).FirstName.ShouldBe("Kim");
        (await Should.ThrowAsync<CustomaryException>(() => billing.ReplaceAsync(read))).Code.ShouldBe(CustomaryErrorCode.StaleEtag);
    }

    [Fact]
    public async Task An_update_works_with_strict_http_etags()
    {
        var client = (await services.GetAsync(StoreKind.Memory, ("stale-etag", "412"))).CreateClient();
        var billing = client.GetCustomer((await client.Customers.CreateAsync(TestClients.NewCustomer())).Id).BillingProfile;
        var attempts = 0;
        var changed = await billing.UpdateAsync(profile =>
        {
            if (attempts++ == 0) billing.UpdateAsync(other => other with { LastName = "Abel" }).GetAwaiter().GetResult();
            return profile with { FirstName = "Kim" };
        });
        (changed.FirstName, changed.LastName, attempts).ShouldBe(("Kim", "Abel", 2));
    }
}
