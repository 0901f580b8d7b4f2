using System.Text.Json.Nodes;
using Customary.Hosting.Tests.Relationships;

namespace Customary.Hosting.Tests.Customers;

/// <summary>A deletion removes the data of every partner of the customer, so every one of them must be a sandbox account.</summary>
public sealed class SharedCustomerDeletionTests : IClassFixture<SharedFixtures>
{
    private const int Rounds = 20;
    private static readonly string Production = Guid.NewGuid().ToString();
    private readonly SharedFixtures _services;

    public SharedCustomerDeletionTests(SharedFixtures services) => _services = services;

    [Theory, AllStores]
    public async Task A_sandbox_partner_cannot_delete_a_customer_of_a_production_partner(StoreKind store)
    {
        var (service, production, sandbox) = await StartAsync(store);
        var customer = await production.CreateCustomerAsync();
        (await AcceptanceTests.AcceptAsync(service, sandbox, customer)).ShouldBe(200);
        await ShouldRejectDeletionAsync(sandbox, production, customer);
    }

    [Theory, AllStores]
    public async Task A_sandbox_partner_cannot_delete_a_customer_that_accepted_a_production_partner_later(StoreKind store)
    {
        var (service, production, sandbox) = await StartAsync(store);
        var customer = await sandbox.CreateCustomerAsync();
        (await AcceptanceTests.AcceptAsync(service, production, customer)).ShouldBe(200);
        await ShouldRejectDeletionAsync(sandbox, production, customer);
    }

    [Theory, AllStores]
    public async Task A_sandbox_partner_cannot_delete_a_former_customer_of_a_production_partner(StoreKind store)
    {
        var (service, production, sandbox) = await StartAsync(store);
        var customer = await production.CreateCustomerAsync();
        (await AcceptanceTests.AcceptAsync(service, sandbox, customer)).ShouldBe(200);
        (await production.PatchAsync($"/v1/customers/{customer["id"]}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        var records = (await production.GetAsync("/v1/auditrecords")).Text;
        (await sandbox.DeleteAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(403, 600006);
        (await production.GetAsync("/v1/auditrecords")).Text.ShouldBe(records);
        (await AcceptanceTests.AcceptAsync(service, production, customer)).ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task A_sandbox_provider_cannot_delete_a_customer_of_a_production_reseller(StoreKind store)
    {
        var (_, production, sandbox) = await StartAsync(store);
        var customer = await sandbox.CreateCustomerAsync(customer => customer["associatedPartnerId"] = production.Tenant.ToString());
        await ShouldRejectDeletionAsync(sandbox, production, customer);
    }

    [Theory, AllStores]
    public async Task Sandbox_partners_can_delete_a_customer_without_production_partners(StoreKind store)
    {
        var (service, _, first) = await StartAsync(store);
        var (second, customer) = (await service.SignInAsync(), await first.CreateCustomerAsync());
        (await AcceptanceTests.AcceptAsync(service, second, customer)).ShouldBe(200);
        (await second.DeleteAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(204);
        (await first.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);
    }

    // Either the deletion runs first and the acceptance returns 404, or the acceptance runs first and the deletion is rejected.
    [Theory, AllStores]
    public async Task An_acceptance_during_a_deletion_either_succeeds_first_or_returns_404(StoreKind store)
    {
        var (service, production, sandbox) = await StartAsync(store);
        for (var round = 0; round < Rounds; round++)
        {
            var customer = await sandbox.CreateCustomerAsync();
            var path = $"/v1/customers/{customer["id"]}";
            var form = await AcceptanceTests.FormAsync(production, customer);
            var accepting = AcceptanceTests.SendAsync(service, form);
            var deleting = sandbox.DeleteAsync(path);
            var (accepted, deleted) = (await accepting, await deleting);
            if (deleted.Status == 204) accepted.ShouldBe(403);
            else deleted.ShouldBeFault(403, 600006);
            (await production.GetAsync(path)).Status.ShouldBe(accepted == 200 ? 200 : 404);
            (await sandbox.GetAsync(path)).Status.ShouldBe(deleted.Status == 204 ? 404 : 200);
        }
    }

    private static async Task ShouldRejectDeletionAsync(TestPartner sandbox, TestPartner production, JsonNode customer)
    {
        var path = $"/v1/customers/{customer["id"]}";
        var (documents, records) = (await ReadAsync(path), await ReadAsync("/v1/auditrecords"));
        (await sandbox.DeleteAsync(path)).ShouldBeFault(403, 600006);
        (await production.DeleteAsync(path)).ShouldBeFault(403, 600006);
        (await ReadAsync(path)).ShouldBe(documents);
        (await ReadAsync("/v1/auditrecords")).ShouldBe(records);

        async Task<(string, string)> ReadAsync(string of) => ((await sandbox.GetAsync(of)).Text, (await production.GetAsync(of)).Text);
    }

    private async Task<(CustomaryFixture Service, TestPartner Production, TestPartner Sandbox)> StartAsync(StoreKind store)
    {
        var service = await _services.GetAsync(store, ("partners", $"{Production},contoso.com"));
        return (service, await service.SignInAsync(tenant: Production), await service.SignInAsync());
    }
}
