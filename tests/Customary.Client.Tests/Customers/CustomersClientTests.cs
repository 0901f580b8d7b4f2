namespace Customary.Client.Tests.Customers;

public sealed class CustomersClientTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Creates_reads_and_deletes_a_customer(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var created = await client.Customers.CreateAsync(TestClients.NewCustomer());
        created.UserCredentials!.Password.ShouldNotBeNullOrEmpty();

        var customer = client.GetCustomer(created.Id);
        customer.Id.ShouldBe(created.Id);
        (await customer.GetAsync()).CommerceId.ShouldBe(created.CommerceId);
        (await customer.GetCompanyProfileAsync()).CompanyName.ShouldBe("Fabrikam");

        await customer.DeleteAsync();
        var failure = await Should.ThrowAsync<CustomaryException>(() => customer.GetAsync());
        (failure.Status, failure.Code).ShouldBe((404, CustomaryErrorCode.CustomerNotFound));
    }

    [Theory, AllStores]
    public async Task A_list_gives_every_customer_once_and_its_pages_by_token(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var ids = new List<string?>();
        for (var index = 0; index < 7; index++) ids.Add((await client.Customers.CreateAsync(TestClients.NewCustomer($"Company {index}"))).Id);

        // Within one millisecond, the order of the IDs is not that of the creations.
        ids.Sort(StringComparer.Ordinal);

        (await client.Customers.ListAsync(pageSize: 3).ToListAsync()).Select(customer => customer.Id).ShouldBe(ids);

        var first = await FirstAsync(client.Customers.ListAsync(pageSize: 3).GetPagesAsync());
        first.Items.Count.ShouldBe(3);
        var rest = await client.Customers.ListAsync(pageSize: 3, continuationToken: first.ContinuationToken).ToListAsync();
        rest.Select(customer => customer.Id).ShouldBe(ids.Skip(3));

        var raw = new List<string?>();
        var list = client.Customers.ListAsync(pageSize: 3);
        var pages = 0;
        await foreach (var page in list.GetRawPagesAsync())
        {
            pages++;
            page.GetRawResponse().Status.ShouldBe(200);
            if (list.GetContinuationToken(page) is { } token) raw.Add(token.ToBytes().ToString());
        }

        (pages, raw.Count).ShouldBe((3, 2));
    }

    [Theory, AllStores]
    public async Task Filters_select_by_company_name_and_domain(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var contoso = await client.Customers.CreateAsync(TestClients.NewCustomer("Contoso & Söhne \"Ltd\""));
        await client.Customers.CreateAsync(TestClients.NewCustomer("Wingtip"));

        (await client.Customers.ListAsync(CustomerFilter.CompanyNameStartsWith("contoso & SÖHNE \"")).ToListAsync()).Single().Id.ShouldBe(contoso.Id);
        (await client.Customers.ListAsync(CustomerFilter.DomainStartsWith(contoso.CompanyProfile!.Domain!)).ToListAsync()).Single().Id.ShouldBe(contoso.Id);
        (await client.Customers.ListAsync(CustomerFilter.IndirectReseller(Guid.NewGuid().ToString())).ToListAsync()).ShouldBeEmpty();
        (await client.Customers.ListAsync(CustomerFilter.IndirectProvider(Guid.NewGuid().ToString())).ToListAsync()).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task A_second_create_with_the_same_request_id_returns_the_same_customer(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var customer = TestClients.NewCustomer();
        var requestId = Guid.NewGuid();
        var first = await client.Customers.CreateAsync(customer, requestId);
        var second = await client.Customers.CreateAsync(customer, requestId);
        (second.Id, second.UserCredentials!.Password).ShouldBe((first.Id, first.UserCredentials!.Password));

        var failure = await Should.ThrowAsync<CustomaryException>(() => client.Customers.CreateAsync(TestClients.NewCustomer(), requestId));
        (failure.Status, failure.Code, failure.RequestId).ShouldBe((409, CustomaryErrorCode.RequestIdReused, requestId.ToString()));
        (await client.Customers.ListAsync().ToListAsync()).Count.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_removed_relationship_ends_the_access(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var customer = client.GetCustomer((await client.Customers.CreateAsync(TestClients.NewCustomer())).Id);
        await customer.RemoveDelegatedAccessAsync();
        (await customer.GetAsync()).AllowDelegatedAccess.ShouldBe(false);

        await customer.RemoveRelationshipAsync();
        (await Should.ThrowAsync<CustomaryException>(() => customer.GetAsync())).Code.ShouldBe(CustomaryErrorCode.NoRelationship);

        // Only a repetition of the client's own can mean that the first try did it.
        (await Should.ThrowAsync<CustomaryException>(() => customer.RemoveRelationshipAsync())).Code.ShouldBe(CustomaryErrorCode.InvalidProperty);
    }

    [Fact]
    public async Task The_exception_names_each_invalid_field()
    {
        var client = (await services.GetAsync(StoreKind.Memory)).CreateClient();
        var failure = await Should.ThrowAsync<CustomaryException>(() => client.Customers.CreateAsync(new() { BillingProfile = new() }));
        failure.Status.ShouldBe(400);
        failure.Operation.ShouldBe("CreateCustomer");
        failure.Details.ShouldContain(detail => detail.StartsWith("companyProfile.domain", StringComparison.Ordinal));
        failure.Details.Count.ShouldBeGreaterThan(3);
        failure.Description.ShouldNotBeNullOrEmpty();
        failure.RawBody!.ShouldContain("\"code\":");
        Guid.Parse(failure.RequestId!).ShouldNotBe(Guid.Empty);
        Guid.Parse(failure.CorrelationId!).ShouldNotBe(Guid.Empty);
        failure.Message.ShouldStartWith("CreateCustomer failed with 400/");
        failure.GetRawResponse()!.Status.ShouldBe(400);
    }

    [Theory, AllStores]
    public async Task Returns_a_relationship_request_and_validation_codes(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        (await client.Customers.GetRelationshipRequestAsync()).Url.ShouldNotBeNullOrEmpty();
        (await client.Customers.ListValidationCodesAsync()).Single().RemainingCreates.ShouldBe(5);
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items) return item;
        throw new InvalidOperationException("The sequence is empty.");
    }
}
