using System.Text.Json.Nodes;
using Customary.Server.Tests.Running;

namespace Customary.Server.Tests.Customers;

/// <summary>What is wrong with a new customer, field by field, with the number that each has.</summary>
public sealed class CustomerFieldTests(SharedServices services) : IClassFixture<SharedServices>
{
    private static readonly string Long = new('x', 300);

    [Theory]
    [OnEveryStore("companyProfile.domain", null, 3000)]
    [OnEveryStore("companyProfile.domain", " ", 3000)]
    [OnEveryStore("companyProfile.domain", "contoso", 3000)]
    [OnEveryStore("companyProfile.domain", "contoso.com", 3000)]
    [OnEveryStore("companyProfile.domain", "onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.domain", ".onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.domain", "-a.onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.domain", "a_b.onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.domain", "käse.onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.domain", "a..b.onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.domain", "a.onmicrosoft.com\n", 3000)]
    [OnEveryStore("companyProfile.domain", "abcdefghijklmnopqrstuvwxyz12.onmicrosoft.com", 3000)]
    [OnEveryStore("companyProfile.email", "nobody", 3000)]
    [OnEveryStore("billingProfile.email", null, 3000)]
    [OnEveryStore("billingProfile.email", "nobody", 3000)]
    [OnEveryStore("billingProfile.email", "Ann <ann@contoso.com>", 3000)]
    [OnEveryStore("billingProfile.culture", null, 3000)]
    [OnEveryStore("billingProfile.culture", "english", 3000)]
    [OnEveryStore("billingProfile.culture", "en_US", 3000)]
    [OnEveryStore("billingProfile.language", null, 3000)]
    [OnEveryStore("billingProfile.language", "e", 3000)]
    [OnEveryStore("billingProfile.companyName", null, 3000)]
    [OnEveryStore("billingProfile.companyName", "   ", 3000)]
    [OnEveryStore("billingProfile.companyName", "a\0b", 3000)]
    [OnEveryStore("billingProfile.defaultAddress", null, 3000)]
    [OnEveryStore("billingProfile.defaultAddress.addressLine1", null, 3000)]
    [OnEveryStore("billingProfile.defaultAddress.city", null, 3000)]
    [OnEveryStore("billingProfile.defaultAddress.state", null, 27002)]
    [OnEveryStore("billingProfile.defaultAddress.state", "XX", 27002)]
    [OnEveryStore("billingProfile.defaultAddress.postalCode", null, 27002)]
    [OnEveryStore("billingProfile.defaultAddress.postalCode", "9805", 27002)]
    [OnEveryStore("billingProfile.defaultAddress.postalCode", "10001", 27002)]
    [OnEveryStore("billingProfile.defaultAddress.region", "NA", 27002)]
    [OnEveryStore("billingProfile.defaultAddress.country", null, 3000)]
    [OnEveryStore("billingProfile.defaultAddress.country", "UK", 20000)]
    [OnEveryStore("billingProfile.defaultAddress.country", "XX", 20000)]
    [OnEveryStore("billingProfile.defaultAddress.phoneNumber", "call me", 3000)]
    [OnEveryStore("associatedPartnerId", "a reseller", 3000)]
    [OnEveryStore("associatedPartnerId", "00000000-0000-0000-0000-000000000000", 3000)]
    public async Task A_field_that_is_wrong_is_named_with_its_number(StoreKind store, string path, string? value, int code)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.PostAsync("/v1/customers", Valid.Customer(customer => customer.Set(path, value)));
        answer.ShouldBeFault(400, code);
        answer.Data.ShouldHaveSingleItem().ShouldStartWith($"{path}: ");
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [OnEveryStore("companyProfile.companyName")]
    [OnEveryStore("companyProfile.email")]
    [OnEveryStore("companyProfile.organizationRegistrationNumber")]
    [OnEveryStore("billingProfile.firstName")]
    [OnEveryStore("billingProfile.lastName")]
    [OnEveryStore("billingProfile.email")]
    [OnEveryStore("billingProfile.companyName")]
    [OnEveryStore("billingProfile.language")]
    [OnEveryStore("billingProfile.defaultAddress.addressLine1")]
    [OnEveryStore("billingProfile.defaultAddress.addressLine2")]
    [OnEveryStore("billingProfile.defaultAddress.city")]
    [OnEveryStore("billingProfile.defaultAddress.firstName")]
    [OnEveryStore("billingProfile.defaultAddress.middleName")]
    [OnEveryStore("billingProfile.defaultAddress.lastName")]
    public async Task Every_text_has_an_end(StoreKind store, string path)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.PostAsync("/v1/customers", Valid.Customer(customer => customer.Set(path, Long)));
        answer.Status.ShouldBe(400, answer.Text);
        answer.Data.ShouldAllBe(detail => detail.StartsWith($"{path}: ", StringComparison.Ordinal));
        answer.Data[0].ShouldContain("300 characters");
    }

    [Theory]
    [OnEveryStore(null, "+5511987654321", 600049)]
    [OnEveryStore("123", "+5511987654321", 600050)]
    [OnEveryStore("12345678000195", null, 600051)]
    public async Task Registration_number_and_phone_have_numbers_of_their_own(StoreKind store, string? number, string? phone, int code)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.PostAsync("/v1/customers", Brazilian(number, phone))).ShouldBeFault(400, code).Data.ShouldHaveSingleItem();
        (await partner.PostAsync("/v1/customers", Brazilian("12345678000195", "+5511987654321"))).Status.ShouldBe(201);
    }

    [Theory, OnEveryStore]
    public async Task Under_the_rules_of_2021_a_registration_number_elsewhere_is_refused(StoreKind store)
    {
        var service = await services.On(store, ("registration-rules", "2021"));
        var partner = await service.SignInAsync();
        var answer = await partner.PostAsync("/v1/customers", Valid.Customer(customer => customer.Set("companyProfile.organizationRegistrationNumber", "1")));
        answer.ShouldBeFault(400, 600002);
    }

    [Theory, OnEveryStore]
    public async Task All_that_is_wrong_is_told_at_once_in_the_order_of_the_tables(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.PostAsync("/v1/customers", Valid.Customer(customer =>
        {
            customer["associatedPartnerId"] = "x";
            customer.Set("billingProfile.defaultAddress.country", "XX");
            customer.Set("billingProfile.email", "x");
            customer.Set("companyProfile.domain", "x");
        }));
        answer.ShouldBeFault(400, 3000);
        answer.Data.Select(detail => detail.Split(':')[0]).ShouldBe(
            ["companyProfile.domain", "billingProfile.email", "billingProfile.defaultAddress.country", "associatedPartnerId"]);
    }

    [Theory, OnEveryStore]
    public async Task An_empty_object_is_told_all_that_a_customer_needs(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.PostAsync("/v1/customers", "{}");
        answer.ShouldBeFault(400, 3000).Data.ShouldBe(["companyProfile.domain: is required", "billingProfile: is required"]);
    }

    [Theory]
    [OnEveryStore("billingProfile.culture", "de-DE")]
    [OnEveryStore("billingProfile.companyName", "GmbH")]
    [OnEveryStore("billingProfile.companyName", "x")]
    [OnEveryStore("billingProfile.companyName", "***")]
    [OnEveryStore("billingProfile.email", "ann@microsoft.com")]
    public async Task The_portals_rules_hold_only_where_strict_is_set(StoreKind store, string path, string value)
    {
        var body = Valid.Customer(customer => customer.Set(path, value));
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.PostAsync("/v1/customers", body)).Status.ShouldBe(201);
        var strict = await services.On(store, ("strict", "on"));
        var answer = await (await strict.SignInAsync()).PostAsync("/v1/customers", body);
        answer.ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{path}: ");
    }

    [Theory]
    [OnEveryStore("off", 201)]
    [OnEveryStore("on", 400)]
    public async Task An_email_in_the_partners_own_domain_is_refused_only_where_strict_is_set(StoreKind store, string strict, int status)
    {
        var partner = await (await services.On(store, ("strict", strict))).SignInAsync();
        var domain = (await partner.GetAsync("/v1/profiles/organization")).Json.Text("domain")!;
        var answer = await partner.PostAsync("/v1/customers", Valid.Customer(customer => customer.Set("billingProfile.email", $"ann@{domain.ToUpperInvariant()}")));
        answer.Status.ShouldBe(status, answer.Text);
        if (status == 400) answer.ShouldBeFault(400, 3000).Data.ShouldBe(["billingProfile.email: must not be in the partner's own domain"]);
        else (await partner.PutAsync($"/v1/customers/{answer.Json["id"]}/profiles/billing", answer.Json["billingProfile"]!)).Status.ShouldBe(200);
        (await partner.PostAsync("/v1/customers", Valid.Customer(customer => customer.Set("billingProfile.email", $"ann@of.{domain}")))).Status.ShouldBe(201);
    }

    private static JsonNode Brazilian(string? number, string? phone) => Valid.Customer(customer =>
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
