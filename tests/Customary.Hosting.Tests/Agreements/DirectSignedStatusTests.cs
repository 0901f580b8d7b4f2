using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Agreements;

public sealed class DirectSignedStatusTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Is_false_until_the_operator_records_the_agreement(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var path = $"{customer.Path}/directSignedMicrosoftCustomerAgreementStatus";
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("""{"isSigned":false}""");
        (await customer.Partner.PostAsync($"{customer.Path}/agreements", TestAgreement.Create())).Status.ShouldBe(201);
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("""{"isSigned":false}""", "what a partner confirms the customer did not sign itself");
        var tenants = new TenantStore(customer.Service.Services.GetRequiredService<Database>());
        (await tenants.ReplaceAsync(customer.Tenant, tenantRecord => tenantRecord with { HasSignedAgreement = true }, CancellationToken.None)).ShouldBeTrue();
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("""{"isSigned":true}""");

        (await (await customer.Service.SignInAsync()).GetAsync(path)).ShouldBeFault(404, 60003);
        (await (await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString())).GetAsync(path)).ShouldBeFault(403, 900329);
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        (await customer.Partner.GetAsync(path)).ShouldBeFault(403, 20002);
    }
}
