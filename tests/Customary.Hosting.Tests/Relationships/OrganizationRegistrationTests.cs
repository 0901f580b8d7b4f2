using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Core.Relationships;
using Customary.Storage.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Relationships;

/// <summary>A new organization registers itself with a relationship request. Source: docs/contract.md#registering-an-organization.</summary>
public sealed class OrganizationRegistrationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task An_organization_becomes_a_customer_of_the_inviting_partner_as_if_the_partner_had_created_it(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var registered = (await RegisterAsync(service, new(partner.Tenant, null, WithDelegatedAccess: true), Organization())).Value;
        var created = await partner.CreateCustomerAsync();
        var found = (await partner.GetAsync($"/v1/customers/{registered.Id}")).Json;
        var expected = (await partner.GetAsync($"/v1/customers/{created["id"]}")).Json;
        foreach (var customer in (System.Text.Json.Nodes.JsonNode[])[found, expected])
        {
            foreach (var name in (string[])["id", "commerceId", "links", "customDomains"]) customer.AsObject().Remove(name);
            foreach (var name in (string[])["tenantId", "domain", "links"]) customer["companyProfile"]!.AsObject().Remove(name);
            foreach (var name in (string[])["id", "links", "attributes"]) customer["billingProfile"]!.AsObject().Remove(name);
        }

        found.ToJsonString().ShouldBe(expected.ToJsonString());
        registered.UserCredentials!.UserName.ShouldBe("admin");
        (await SignInAsync(service, registered)).ShouldNotBeNull();
        (await partner.GetAsync($"/v1/customers/{registered.Id}/users")).Json["items"]!.AsArray().ShouldHaveSingleItem();
        var records = (await AuditLog.ReadAsync(partner)).Where(record => AuditLog.Operation(record) == "add_customer").ToList();
        records[0].Text("customerId").ShouldBe(registered.Id);
        records[0].Text("userPrincipalName").ShouldBe($"admin@{registered.CompanyProfile!.Domain}");
        records.Count.ShouldBe(2);
    }

    [Theory, AllStores]
    public async Task Only_the_relationship_request_decides_about_partners_and_delegated_access(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller, stranger) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        var input = Organization() with { AssociatedPartnerId = stranger.Tenant.ToString(), AllowDelegatedAccess = true };
        var registered = (await RegisterAsync(service, new(reseller.Tenant, provider.Tenant, WithDelegatedAccess: false), input)).Value;
        foreach (var partner in (TestPartner[])[provider, reseller])
        {
            var found = (await partner.GetAsync($"/v1/customers/{registered.Id}")).Json;
            found["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeFalse();
            found["companyProfile"]!["email"].ShouldBeNull();
            (await partner.GetAsync($"/v1/customers/{registered.Id}/users")).ShouldBeFault(403, 900308);
            (await AuditLog.ReadAsync(partner)).ShouldHaveSingleItem().Text("userPrincipalName").ShouldBe($"admin@{input.CompanyProfile!.Domain}");
        }

        (await provider.GetAsync($"/v1/customers/{registered.Id}/relationships")).Json["items"]!.AsArray().ShouldHaveSingleItem()!.Text("id").ShouldBe(reseller.Tenant.ToString());
        (await stranger.GetAsync($"/v1/customers/{registered.Id}")).ShouldBeFault(404, 60003);
    }

    [Theory, AllStores]
    public async Task A_form_that_is_sent_twice_registers_one_customer(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var (invitation, input, form) = (new RelationshipInvitation(partner.Tenant, null, true), Organization(), Guid.NewGuid());
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RegisterAsync(service, invitation, input, form)));
        results.Select(result => result.Value.Id).Distinct().ShouldHaveSingleItem();
        results.Select(result => result.Value.UserCredentials!.Password).Distinct().ShouldHaveSingleItem();
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await AuditLog.ReadAsync(partner)).Count.ShouldBe(1);
        (await RegisterAsync(service, invitation, Organization(), form)).Fault!.Code.ShouldBe(3002, "another organization in the same form");
        (await RegisterAsync(service, invitation, input, Guid.NewGuid())).Fault!.Code.ShouldBe(3001, "another form with the same domain");
    }

    [Theory, AllStores]
    public async Task A_form_cannot_replay_a_request_of_the_partner(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, request, input) = (await service.SignInAsync(), Guid.NewGuid(), Organization());
        var body = System.Text.Json.JsonSerializer.Serialize(input, ContractsJsonContext.Api.Customer);
        (await partner.PostAsync("/v1/customers", body, ("MS-RequestId", request.ToString()))).Status.ShouldBe(201);
        (await RegisterAsync(service, new(partner.Tenant, null, true), input, request)).Fault!.Code.ShouldBe(3001);
    }

    [Theory, AllStores]
    public async Task The_quota_of_each_partner_of_the_request_applies(StoreKind store)
    {
        var service = await services.GetAsync(store, ("sandbox-quota", "1"));
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        await reseller.CreateCustomerAsync();
        var request = new RelationshipInvitation(reseller.Tenant, provider.Tenant, true);
        (await RegisterAsync(service, request, Organization())).Fault!.Code.ShouldBe(800018, "the reseller is full");
        (await provider.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await RegisterAsync(service, new(provider.Tenant, null, true), Organization())).Fault.ShouldBeNull();
        (await RegisterAsync(service, new(provider.Tenant, null, true), Organization())).Fault!.Code.ShouldBe(800018);
    }

    [Fact]
    public async Task The_rules_of_CreateCustomer_apply()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var (reseller, provider, other) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        var empty = (await RegisterAsync(service, new(reseller.Tenant, null, true), new())).Fault!;
        (empty.Status, empty.Data.Count).ShouldBe((400, 2));
        var broken = Organization();
        broken = broken with { BillingProfile = broken.BillingProfile! with { CompanyName = "a\0b", DefaultAddress = broken.BillingProfile.DefaultAddress! with { PostalCode = "x", State = "ZZ" } } };
        (await RegisterAsync(service, new(reseller.Tenant, null, true), broken)).Fault!.Data.Select(error => error.Split(':')[0])
            .ShouldBe(["billingProfile.companyName", "billingProfile.defaultAddress.state", "billingProfile.defaultAddress.postalCode"]);

        await service.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Reseller");
        await service.RegisterAsync(provider, PartnerKind.IndirectProvider, "Provider");
        await service.RegisterAsync(reseller, provider);
        (await RegisterAsync(service, new(reseller.Tenant, null, true), Organization())).Fault!.Code.ShouldBe(1002, "an indirect reseller has no customers without its provider");
        (await RegisterAsync(service, new(other.Tenant, provider.Tenant, true), Organization())).Fault!.Code.ShouldBe(600006, "the two do not work together");
        (await reseller.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_registers_anonymously_outside_of_Development()
    {
        var partner = Guid.NewGuid();
        await using var service = await CustomaryFixture.StartAsync(
            settings: [("environment", "Production"), ("development-issuer", "on"), ("server-key", new string('k', 40)), ("partners", $"{partner},contoso.com")]);
        var invitation = new RelationshipInvitation(partner, null, true);
        var input = Organization();
        var registration = service.Services.GetRequiredService<OrganizationRegistration>();
        registration.AllowsAnonymous.ShouldBeFalse();
        (await RegisterAsync(service, invitation, input)).Fault!.Code.ShouldBe(600006);
        var registered = await registration.RegisterAsync(invitation, input, "eva@northwind.example", Guid.NewGuid(), "c", CancellationToken.None);
        registered.Fault.ShouldBeNull();
        (await registration.RegisterAsync(new(Guid.NewGuid(), null, true), Organization(), "eva@northwind.example", null, "c", CancellationToken.None)).Fault!.Code.ShouldBe(600006, "the partner is not allowed");
    }

    internal static Customer Organization() => System.Text.Json.JsonSerializer.Deserialize(TestData.Customer().ToJsonString(), ContractsJsonContext.Api.Customer)!;

    internal static Task<Outcome<Customer>> RegisterAsync(CustomaryFixture service, RelationshipInvitation invitation, Customer input, Guid? form = null) =>
        service.Services.GetRequiredService<OrganizationRegistration>().RegisterAsync(invitation, input, null, form, Guid.NewGuid().ToString(), CancellationToken.None);

    internal static async Task<CustomerAdministrator?> SignInAsync(CustomaryFixture service, Customer customer) => (await service.Services.GetRequiredService<AdministratorSignIn>()
        .SignInAsync($"admin@{customer.CompanyProfile!.Domain}", customer.UserCredentials!.Password!, null, CancellationToken.None)).Administrator;
}
