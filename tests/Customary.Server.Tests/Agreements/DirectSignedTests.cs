using Customary.Server.Storage;
using Customary.Server.Tests.Running;
using Customary.Server.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Server.Tests.Agreements;

public sealed class DirectSignedTests(SharedServices services) : IClassFixture<SharedServices>
{
    [Theory, OnEveryStore]
    public async Task It_is_false_until_the_operator_says_otherwise(StoreKind store)
    {
        var customer = await CustomerOfPartner.CreateAsync(await services.On(store));
        var path = $"{customer.Path}/directSignedMicrosoftCustomerAgreementStatus";
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("""{"isSigned":false}""");
        (await customer.Partner.PostAsync($"{customer.Path}/agreements", AgreementTests.Confirmation())).Status.ShouldBe(201);
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("""{"isSigned":false}""", "what a partner confirms the customer did not sign itself");
        var tenants = new TenantStore(customer.Service.Parts.GetRequiredService<Database>());
        (await tenants.ReplaceAsync(customer.Tenant, facts => facts with { HasSignedAgreement = true }, CancellationToken.None)).ShouldBeTrue();
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("""{"isSigned":true}""");

        (await (await customer.Service.SignInAsync()).GetAsync(path)).ShouldBeFault(404, 60003);
        (await (await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString())).GetAsync(path)).ShouldBeFault(403, 900329);
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        (await customer.Partner.GetAsync(path)).ShouldBeFault(403, 20002);
    }
}
