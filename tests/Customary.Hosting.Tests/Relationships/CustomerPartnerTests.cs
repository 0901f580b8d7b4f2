using System.Text.Json.Nodes;
using Customary.Contracts;
using Customary.Core.Relationships;
using Customary.Storage.Partners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Relationships;

/// <summary>What an administrator of a customer can do with its partners. Source: docs/contract.md#administrators-of-customers.</summary>
public sealed class CustomerPartnerTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";

    [Theory, AllStores]
    public async Task Lists_the_partners_with_their_names_roles_access_and_start(StoreKind store)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var (provider, reseller, direct) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        await service.RegisterAsync(provider, PartnerKind.IndirectProvider, "Contoso Distribution");
        await service.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Fabrikam");
        await service.RegisterAsync(direct, PartnerKind.DirectReseller, "Adventure Works");
        await service.RegisterAsync(provider, reseller);
        var customer = await provider.CreateCustomerAsync(body => body["associatedPartnerId"] = reseller.Tenant.ToString());
        clock.Advance(TimeSpan.FromMinutes(30));
        (await AcceptanceTests.AcceptAsync(service, direct, customer)).ShouldBe(200);
        var found = (await Partners(service).ListAsync(await SignInAsync(service, customer), CancellationToken.None)).Value;
        found.Company.CompanyName.ShouldBe("Contoso");
        var start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        found.Partners.ShouldBe(
        [
            new(direct.Tenant, "Adventure Works", CustomerPartnerRole.DirectReseller, null, start.AddMinutes(30), HasDelegatedAccess: false, HasEnded: false),
            new(provider.Tenant, "Contoso Distribution", CustomerPartnerRole.IndirectProvider, "Fabrikam", start, HasDelegatedAccess: true, HasEnded: false),
            new(reseller.Tenant, "Fabrikam", CustomerPartnerRole.IndirectReseller, "Contoso Distribution", start, HasDelegatedAccess: true, HasEnded: false),
        ]);
    }

    [Theory, AllStores]
    public async Task Ending_delegated_access_has_the_effects_of_the_partners_PATCH(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(), await service.SignInAsync());
        var customer = await partner.CreateCustomerAsync();
        var patched = await partner.CreateCustomerAsync();
        (await AcceptanceTests.AcceptAsync(service, other, customer)).ShouldBe(200);
        var administrator = await SignInAsync(service, customer);
        (await Partners(service).EndDelegatedAccessAsync(administrator, partner.Tenant, "c1", CancellationToken.None)).ShouldBeNull();
        (await partner.PatchAsync($"/v1/customers/{patched["id"]}", new { allowDelegatedAccess = false })).Status.ShouldBe(200);
        var records = (await AuditLog.ReadAsync(partner)).TakeLast(2).ToList();
        records.ShouldAllBe(record => AuditLog.Operation(record) == "dap_admin_relationship_terminated");
        records[0].Text("userPrincipalName").ShouldBe(administrator.UserName);
        records[0].Text("originalCorrelationId").ShouldBe("c1");
        records[0].Text("customerId").ShouldBe(customer.Text("id"));
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeFalse();
        (await partner.GetAsync($"/v1/customers/{customer["id"]}/users")).ShouldBeFault(403, 900308);
        (await other.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(200);
        (await AuditLog.ReadAsync(other)).Count.ShouldBe(1, "only the log of the one partner has the record");
        (await Partners(service).EndDelegatedAccessAsync(administrator, partner.Tenant, "c2", CancellationToken.None)).ShouldBeNull();
        (await AuditLog.ReadAsync(partner)).Count.ShouldBe(4, "nothing changes the second time");
    }

    [Theory, AllStores]
    public async Task Ending_a_relationship_has_the_effects_of_the_partners_PATCH(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, stranger) = (await service.SignInAsync(), await service.SignInAsync());
        var customer = await partner.CreateCustomerAsync();
        var administrator = await SignInAsync(service, customer);
        (await Partners(service).EndRelationshipAsync(administrator, stranger.Tenant, "c", CancellationToken.None))!.Code.ShouldBe(60003);
        (await Partners(service).EndRelationshipAsync(administrator, partner.Tenant, "c", CancellationToken.None)).ShouldBeNull();
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(403, 20002);
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await AuditLog.ReadAsync(partner)).Select(AuditLog.Operation).Skip(1).ShouldBe(["dap_admin_relationship_terminated", "remove_partner_customer_relationship"], ignoreOrder: true);
        (await Partners(service).EndRelationshipAsync(administrator, partner.Tenant, "c", CancellationToken.None))!.Code.ShouldBe(3000);
        (await Partners(service).EndDelegatedAccessAsync(administrator, partner.Tenant, "c", CancellationToken.None))!.Code.ShouldBe(20002);
        (await Partners(service).ListAsync(administrator, CancellationToken.None)).Value.Partners.ShouldHaveSingleItem().HasEnded.ShouldBeTrue();
        (await AcceptanceTests.AcceptAsync(service, partner, customer)).ShouldBe(200);
        (await Partners(service).ListAsync(administrator, CancellationToken.None)).Value.Partners.ShouldHaveSingleItem().Since!.Value.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Theory, AllStores]
    public async Task Customer_and_partner_can_end_the_relationship_at_the_same_time(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        for (var round = 0; round < 5; round++)
        {
            var customer = await partner.CreateCustomerAsync();
            var administrator = await SignInAsync(service, customer);
            var ended = Partners(service).EndRelationshipAsync(administrator, partner.Tenant, "c", CancellationToken.None);
            var patched = partner.PatchAsync($"/v1/customers/{customer["id"]}", new { relationshipToPartner = "none" });
            var isEndedByCustomer = await ended is null;
            ((await patched).Status == 200).ShouldBe(!isEndedByCustomer, "exactly one of the two ends it");
            (await AuditLog.ReadAsync(partner, "?size=500")).Count(record => record.Text("customerId") == customer.Text("id") && AuditLog.Operation(record) == "remove_partner_customer_relationship").ShouldBe(1);
        }
    }

    [Theory, AllStores]
    public async Task A_session_of_an_administrator_ends_with_its_password_its_role_and_its_user(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var signIn = service.Services.GetRequiredService<AdministratorSignIn>();
        var customer = await partner.CreateCustomerAsync();
        var users = $"/v1/customers/{customer["id"]}/users";
        var id = (await partner.GetAsync(users)).Json["items"]!.AsArray().ShouldHaveSingleItem()!.Text("id");
        var identity = (await SignInAsync(service, customer)).Identity;
        (await signIn.FindAsync(identity, CancellationToken.None)).ShouldNotBeNull();
        (await signIn.FindAsync(identity with { Customer = Guid.NewGuid() }, CancellationToken.None)).ShouldBeNull("another customer");
        (await signIn.FindAsync(identity with { User = Guid.NewGuid() }, CancellationToken.None)).ShouldBeNull("another user with the same name");
        (await partner.PatchAsync($"{users}/{id}/resetpassword", new { passwordProfile = new { password = "Another1*" } })).Status.ShouldBe(200);
        (await signIn.FindAsync(identity, CancellationToken.None)).ShouldBeNull("another password");
        var again = (await signIn.SignInAsync(identity.UserName, "Another1*", null, CancellationToken.None)).Administrator!.Identity;
        (await signIn.FindAsync(again, CancellationToken.None)).ShouldNotBeNull();
        (await partner.DeleteAsync($"/v1/customers/{customer["id"]}/directoryroles/{Administrators}/usermembers/{id}")).Status.ShouldBe(204);
        (await signIn.FindAsync(again, CancellationToken.None)).ShouldBeNull("no longer an administrator");
        (await partner.DeleteAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(204);
        (await signIn.FindAsync(again, CancellationToken.None)).ShouldBeNull("no customer");
    }

    [Fact]
    public async Task A_name_that_cannot_be_stored_is_the_name_of_nobody()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var signIn = service.Services.GetRequiredService<AdministratorSignIn>();
        foreach (var name in (string[])["admin@con\0toso.example", "admin@\ud800.example", "admin", "", "@"])
            (await signIn.SignInAsync(name, "password", null, CancellationToken.None)).Administrator.ShouldBeNull();
    }

    private static CustomerPartnerService Partners(CustomaryFixture service) => service.Services.GetRequiredService<CustomerPartnerService>();

    private static async Task<CustomerAdministrator> SignInAsync(CustomaryFixture service, JsonNode customer) =>
        (await OrganizationRegistrationTests.SignInAsync(service, System.Text.Json.JsonSerializer.Deserialize(customer, ContractsJsonContext.Api.Customer)!)).ShouldNotBeNull();
}
