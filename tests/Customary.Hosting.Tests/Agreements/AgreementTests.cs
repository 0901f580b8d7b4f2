using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Agreements;

public sealed class AgreementTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string CustomerAgreement = "117a77b0-9360-443b-8795-c6dedc750cf9";
    private const string CloudAgreement = "998b88de-aa99-4388-a42c-1b3517d49490";

    [Theory]
    [MemoryStore("", CloudAgreement)]
    [MemoryStore("?agreementType=MicrosoftCloudAgreement", CloudAgreement)]
    [MemoryStore("?agreementType=microsoft_customer_agreement", CustomerAgreement)]
    [MemoryStore("?agreementType=*", CloudAgreement, CustomerAgreement)]
    public async Task Returns_metadata_of_the_requested_agreement_type(StoreKind store, string query, params string[] templates)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.GetAsync($"/v1/agreements{query}");
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("totalCount items links attributes");
        response.Json.Text("attributes.objectType").ShouldBe("Collection");
        response.Json.Text("links.self.uri").ShouldBe($"/agreements{query}");
        var items = response.Json["items"]!.AsArray();
        items.Select(item => item!.Text("templateId")).ShouldBe(templates);
        items.ShouldAllBe(item => item.Members() == "templateId agreementType agreementLink versionRank");
    }

    [Theory, AllStores]
    public async Task Confirming_returns_the_documented_response_and_lists_the_agreement_by_type(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var created = await PostAsync(customer, TestAgreement.Create());
        created.Status.ShouldBe(201, created.Text);
        created.Json.Members().ShouldBe("userId primaryContact templateId dateAgreed type agreementLink");
        created.Json.Text("userId").ShouldBe(ObjectId(customer.Partner));
        created.Json["primaryContact"]!.ToJsonString().ShouldBe("""{"firstName":"Tania","lastName":"Carr","email":"someone@example.com","phoneNumber":"1234567890"}""");
        created.Json.Text("dateAgreed").ShouldBe("2018-06-14T00:00:00.000Z");
        (await PostAsync(customer, TestAgreement.Create(agreement =>
        {
            agreement["templateId"] = CloudAgreement.ToUpperInvariant();
            agreement["type"] = "microsoft_cloud_agreement";
        }))).Status.ShouldBe(201);

        (await ListAsync(customer, "")).ShouldHaveSingleItem().Text("type").ShouldBe("MicrosoftCloudAgreement");
        (await ListAsync(customer, "?agreementType=MicrosoftCustomerAgreement")).ShouldHaveSingleItem().ToJsonString().ShouldBe(created.Json.ToJsonString());
        (await ListAsync(customer, "?agreementType=*")).Select(one => one.Text("templateId")).ShouldBe([CustomerAgreement, CloudAgreement], ignoreOrder: true);

        var record = (await AuditLog.ReadAsync(customer.Partner))[1];
        (AuditLog.Operation(record), record.Text("resourceType")).ShouldBe(("create_agreement", "agreement"));
        JsonNode.Parse(record.Text("resourceNewValue")!)!.Text("PrimaryContact.FirstName").ShouldBe("Tania");
    }

    [Theory, AllStores]
    public async Task One_contact_confirms_an_agreement_once_and_another_contact_can_confirm_it_again(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        (await PostAsync(customer, TestAgreement.Create())).Status.ShouldBe(201);
        var again = (await PostAsync(customer, TestAgreement.Create(agreement => agreement["dateAgreed"] = "2020-01-01"))).ShouldBeFault(409, 600061);
        again.Json.Members().ShouldBe("code description data source message errorName isRetryable parameters errorMessageExtended");
        again.Json.Text("errorName").ShouldBe("PartnerConfirmedAgreementAlreadyExists");
        again.Json.Text("errorMessageExtended").ShouldBe("InternalErrorCode=600061");
        foreach (var field in (string[])["firstName", "lastName", "phoneNumber"])
            (await PostAsync(customer, TestAgreement.Create(agreement => agreement["primaryContact"]![field] = "5550101"))).Status.ShouldBe(201);
        (await PostAsync(customer, TestAgreement.Create(agreement => agreement["primaryContact"]!["email"] = "Someone@Example.com"))).ShouldBeFault(409, 600061);
        (await ListAsync(customer, "?agreementType=*")).Count.ShouldBe(4);

        var duplicates = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(customer, TestAgreement.Create(agreement => agreement["primaryContact"]!["firstName"] = "Ann"))));
        duplicates.Count(response => response.Status == 201).ShouldBe(1);
        duplicates.Where(response => response.Status != 201).ShouldAllBe(response => response.Code == 600061);
    }

    [Theory, AllStores]
    public async Task A_repeated_request_returns_the_first_response(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        (await PostAsync(customer, "{}", request)).Status.ShouldBe(400);
        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(customer, TestAgreement.Create(), request)));
        responses.ShouldAllBe(response => response.Status == 201);
        responses.Select(response => response.Text).Distinct().Count().ShouldBe(1);
        (await PostAsync(customer, TestAgreement.Create(agreement => agreement["primaryContact"]!["firstName"] = "Ann"), request)).ShouldBeFault(409, 3002);
        (await ListAsync(customer, "?agreementType=*")).Count.ShouldBe(1);
        (await AuditLog.ReadAsync(customer.Partner)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("primaryContact", null, "primaryContact")]
    [InlineData("primaryContact.firstName", " ", "primaryContact.firstName")]
    [InlineData("primaryContact.lastName", null, "primaryContact.lastName")]
    [InlineData("primaryContact.email", null, "primaryContact.email")]
    [InlineData("primaryContact.email", "nobody", "primaryContact.email")]
    [InlineData("primaryContact.phoneNumber", "1\n2", "primaryContact.phoneNumber")]
    [InlineData("dateAgreed", null, "dateAgreed")]
    [InlineData("dateAgreed", "yesterday", "dateAgreed")]
    [InlineData("dateAgreed", "0001-01-01T00:00:00", "dateAgreed")]
    [InlineData("templateId", null, "templateId")]
    [InlineData("templateId", "3d6f2c09-eb40-48ca-a4b3-d24c9c007531", "templateId")]
    [InlineData("type", "MicrosoftCloudAgreement", "type")]
    [InlineData("type", "Handshake", "type")]
    public async Task An_invalid_agreement_returns_400_and_names_the_property(string path, string? value, string field)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory));
        (await PostAsync(customer, TestAgreement.Create(agreement => agreement.Set(path, value)))).ShouldBeFault(400, 3000)
            .Data.ShouldHaveSingleItem().ShouldStartWith($"{field}:");
        (await ListAsync(customer, "?agreementType=*")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task An_agreement_date_can_be_at_most_five_minutes_ahead_of_the_server(int seconds, bool isAccepted)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(clock: clock);
        var customer = await TestCustomer.CreateAsync(service);
        var date = clock.GetUtcNow().AddSeconds(seconds).ToOffset(TimeSpan.FromHours(5)).ToString("O");
        var response = await PostAsync(customer, TestAgreement.Create(agreement => agreement["dateAgreed"] = date));
        if (isAccepted) response.Status.ShouldBe(201, response.Text);
        else response.ShouldBeFault(400, 600002).Data.ShouldHaveSingleItem().ShouldBe("dateAgreed: is more than 5 minutes ahead of the server's clock");
    }

    [Theory, AllStores]
    public async Task Agreements_require_a_user_token_and_are_private_to_the_partner(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller, stranger) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        var created = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        var path = $"/v1/customers/{created["id"]}/agreements";
        (await provider.PostAsync(path, TestAgreement.Create())).Status.ShouldBe(201);
        (await reseller.GetAsync($"{path}?agreementType=*")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await reseller.PostAsync(path, TestAgreement.Create())).Status.ShouldBe(201);
        (await stranger.GetAsync(path)).ShouldBeFault(404, 60003);
        (await stranger.PostAsync(path, TestAgreement.Create())).ShouldBeFault(404, 60003);
        (await provider.GetAsync($"{path}?agreementType=Handshake")).ShouldBeFault(400, 900126);
        (await provider.GetAsync("/v1/agreements?agreementType=Handshake")).ShouldBeFault(400, 900126);
        var application = await service.SignInAsync(asUser: false, provider.Tenant.ToString());
        (await application.GetAsync(path)).ShouldBeFault(403, 900329);
        (await application.GetAsync("/v1/agreements")).ShouldBeFault(403, 900329);
        await provider.PatchAsync($"/v1/customers/{created["id"]}", new { relationshipToPartner = "none" });
        (await provider.GetAsync(path)).ShouldBeFault(403, 20002);
        (await provider.PostAsync(path, TestAgreement.Create())).ShouldBeFault(403, 20002);
    }

    private static Task<ApiResponse> PostAsync(TestCustomer customer, object body, params (string Name, string Value)[] headers) =>
        customer.Partner.PostAsync($"{customer.Path}/agreements", body, headers);

    private static async Task<List<JsonNode>> ListAsync(TestCustomer customer, string query)
    {
        var response = await customer.Partner.GetAsync($"{customer.Path}/agreements{query}");
        response.Status.ShouldBe(200, response.Text);
        response.Json["totalCount"]!.GetValue<int>().ShouldBe(response.Json["items"]!.AsArray().Count);
        return [.. response.Json["items"]!.AsArray().Select(one => one!)];
    }

    private static string ObjectId(TestPartner partner) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(partner.Token.Split('.')[1]))!.Text("oid")!;
}
