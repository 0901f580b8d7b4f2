using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Customers;

/// <summary>Tests the validation of each field of a new customer and its error code.</summary>
public sealed class CustomerFieldTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly string Long = new('x', 300);

    [Theory]
    [MemoryStore("companyProfile.domain", null, 3000)]
    [MemoryStore("companyProfile.domain", " ", 3000)]
    [MemoryStore("companyProfile.domain", "contoso", 3000)]
    [MemoryStore("companyProfile.domain", "contoso.com", 3000)]
    [MemoryStore("companyProfile.domain", "onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.domain", ".onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.domain", "-a.onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.domain", "a_b.onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.domain", "käse.onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.domain", "a..b.onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.domain", "a.onmicrosoft.com\n", 3000)]
    [MemoryStore("companyProfile.domain", "abcdefghijklmnopqrstuvwxyz12.onmicrosoft.com", 3000)]
    [MemoryStore("companyProfile.email", "nobody", 3000)]
    [MemoryStore("billingProfile.email", null, 3000)]
    [MemoryStore("billingProfile.email", "nobody", 3000)]
    [MemoryStore("billingProfile.email", "Ann <ann@contoso.com>", 3000)]
    [MemoryStore("billingProfile.culture", null, 3000)]
    [MemoryStore("billingProfile.culture", "english", 3000)]
    [MemoryStore("billingProfile.culture", "en_US", 3000)]
    [MemoryStore("billingProfile.language", null, 3000)]
    [MemoryStore("billingProfile.language", "e", 3000)]
    [MemoryStore("billingProfile.companyName", null, 3000)]
    [MemoryStore("billingProfile.companyName", "   ", 3000)]
    [MemoryStore("billingProfile.companyName", "a\0b", 3000)]
    [MemoryStore("billingProfile.defaultAddress", null, 3000)]
    [MemoryStore("billingProfile.defaultAddress.addressLine1", null, 3000)]
    [MemoryStore("billingProfile.defaultAddress.city", null, 3000)]
    [MemoryStore("billingProfile.defaultAddress.state", null, 27002)]
    [MemoryStore("billingProfile.defaultAddress.state", "XX", 27002)]
    [MemoryStore("billingProfile.defaultAddress.postalCode", null, 27002)]
    [MemoryStore("billingProfile.defaultAddress.postalCode", "9805", 27002)]
    [MemoryStore("billingProfile.defaultAddress.postalCode", "10001", 27002)]
    [MemoryStore("billingProfile.defaultAddress.region", "NA", 27002)]
    [MemoryStore("billingProfile.defaultAddress.country", null, 3000)]
    [MemoryStore("billingProfile.defaultAddress.country", "UK", 20000)]
    [MemoryStore("billingProfile.defaultAddress.country", "XX", 20000)]
    [MemoryStore("billingProfile.defaultAddress.phoneNumber", "call me", 3000)]
    [MemoryStore("associatedPartnerId", "a reseller", 3000)]
    [MemoryStore("associatedPartnerId", "00000000-0000-0000-0000-000000000000", 3000)]
    public async Task An_invalid_field_is_reported_with_its_error_code(StoreKind store, string path, string? value, int code)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set(path, value)));
        response.ShouldBeFault(400, code);
        response.Data.ShouldHaveSingleItem().ShouldStartWith($"{path}: ");
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [MemoryStore("companyProfile.companyName")]
    [MemoryStore("companyProfile.email")]
    [MemoryStore("companyProfile.organizationRegistrationNumber")]
    [MemoryStore("billingProfile.firstName")]
    [MemoryStore("billingProfile.lastName")]
    [MemoryStore("billingProfile.email")]
    [MemoryStore("billingProfile.companyName")]
    [MemoryStore("billingProfile.language")]
    [MemoryStore("billingProfile.defaultAddress.addressLine1")]
    [MemoryStore("billingProfile.defaultAddress.addressLine2")]
    [MemoryStore("billingProfile.defaultAddress.city")]
    [MemoryStore("billingProfile.defaultAddress.firstName")]
    [MemoryStore("billingProfile.defaultAddress.middleName")]
    [MemoryStore("billingProfile.defaultAddress.lastName")]
    public async Task Every_text_has_a_maximum_length(StoreKind store, string path)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set(path, Long)));
        response.Status.ShouldBe(400, response.Text);
        response.Data.ShouldAllBe(detail => detail.StartsWith($"{path}: ", StringComparison.Ordinal));
        response.Data[0].ShouldContain("300 characters");
    }

    [Theory]
    [MemoryStore(null, "+5511987654321", 600049)]
    [MemoryStore("123", "+5511987654321", 600050)]
    [MemoryStore("12345678000195", null, 600051)]
    public async Task Registration_number_and_phone_have_their_own_error_codes(StoreKind store, string? number, string? phone, int code)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PostAsync("/v1/customers", Brazilian(number, phone))).ShouldBeFault(400, code).Data.ShouldHaveSingleItem();
        (await partner.PostAsync("/v1/customers", Brazilian("12345678000195", "+5511987654321"))).Status.ShouldBe(201);
    }

    [Theory, MemoryStore]
    public async Task Rules_of_2021_reject_a_registration_number_in_other_countries(StoreKind store)
    {
        var service = await services.GetAsync(store, ("registration-rules", "2021"));
        var partner = await service.SignInAsync();
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set("companyProfile.organizationRegistrationNumber", "1")));
        response.ShouldBeFault(400, 600002);
    }

    [Theory, MemoryStore]
    public async Task Reports_all_errors_in_documented_order(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer =>
        {
            customer["associatedPartnerId"] = "x";
            customer.Set("billingProfile.defaultAddress.country", "XX");
            customer.Set("billingProfile.email", "x");
            customer.Set("companyProfile.domain", "x");
        }));
        response.ShouldBeFault(400, 3000);
        response.Data.Select(detail => detail.Split(':')[0]).ShouldBe(
            ["companyProfile.domain", "billingProfile.email", "billingProfile.defaultAddress.country", "associatedPartnerId"]);
    }

    [Theory, MemoryStore]
    public async Task An_empty_object_returns_all_required_fields(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", "{}");
        response.ShouldBeFault(400, 3000).Data.ShouldBe(["companyProfile.domain: is required", "billingProfile: is required"]);
    }

    [Theory]
    [MemoryStore("billingProfile.culture", "de-DE")]
    [MemoryStore("billingProfile.companyName", "GmbH")]
    [MemoryStore("billingProfile.companyName", "x")]
    [MemoryStore("billingProfile.companyName", "***")]
    [MemoryStore("billingProfile.email", "ann@microsoft.com")]
    public async Task Portal_rules_apply_only_in_strict_mode(StoreKind store, string path, string value)
    {
        var body = TestData.Customer(customer => customer.Set(path, value));
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PostAsync("/v1/customers", body)).Status.ShouldBe(201);
        var strict = await services.GetAsync(store, ("strict", "on"));
        var response = await (await strict.SignInAsync()).PostAsync("/v1/customers", body);
        response.ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{path}: ");
    }

    [Theory]
    [AllStores("off", 201)]
    [AllStores("on", 400)]
    public async Task An_email_in_the_partner_domain_is_rejected_only_in_strict_mode(StoreKind store, string strict, int status)
    {
        var partner = await (await services.GetAsync(store, ("strict", strict))).SignInAsync();
        var domain = (await partner.GetAsync("/v1/profiles/organization")).Json.Text("domain")!;
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set("billingProfile.email", $"ann@{domain.ToUpperInvariant()}")));
        response.Status.ShouldBe(status, response.Text);
        if (status == 400) response.ShouldBeFault(400, 3000).Data.ShouldBe(["billingProfile.email: must not be in the partner's own domain"]);
        else (await partner.PutAsync($"/v1/customers/{response.Json["id"]}/profiles/billing", response.Json["billingProfile"]!)).Status.ShouldBe(200);
        (await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set("billingProfile.email", $"ann@of.{domain}")))).Status.ShouldBe(201);
    }

    private static JsonNode Brazilian(string? number, string? phone) => TestData.Customer(customer =>
    {
        customer.Set("companyProfile.organizationRegistrationNumber", number);
        customer.Set("billingProfile.defaultAddress", new JsonObject
        {
            ["country"] = "BR",
            ["city"] = "São Paulo",
            ["state"] = "São Paulo",
            ["addressLine1"] = "Rua 1",
            ["postalCode"] = "01310-100",
            ["phoneNumber"] = phone,
        });
    });
}
