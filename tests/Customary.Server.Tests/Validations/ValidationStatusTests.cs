using Customary.Server.Storage;
using Customary.Server.Tests.Running;
using Customary.Server.Tests.Users;
using Customary.Server.Validations;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Server.Tests.Validations;

public sealed class ValidationStatusTests(SharedServices services) : IClassFixture<SharedServices>
{
    [Theory, OnEveryStore]
    public async Task An_account_that_was_never_validated_has_no_status(StoreKind store)
    {
        var customer = await CustomerOfPartner.CreateAsync(await services.On(store));
        var path = $"{customer.Path}/validationStatus";
        var none = (await customer.Partner.GetAsync($"{path}?type=Account")).ShouldBeFault(404, 600074);
        none.Json.Text("errorName").ShouldBe("AccountStatusNotFound");
        none.Json["isRetryable"]!.GetValue<bool>().ShouldBeFalse();
        (await customer.Partner.GetAsync(path)).ShouldBeFault(400, 900126);
        (await customer.Partner.GetAsync($"{path}?type=phone")).ShouldBeFault(400, 900126);
        (await (await customer.Service.SignInAsync()).GetAsync($"{path}?type=account")).ShouldBeFault(404, 60003);
        (await (await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString())).GetAsync($"{path}?type=account")).ShouldBeFault(403, 900329);
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        (await customer.Partner.GetAsync($"{path}?type=account")).ShouldBeFault(403, 20002);
    }

    [Theory, OnEveryStore]
    public async Task Every_documented_status_is_answered_as_the_operator_set_it(StoreKind store)
    {
        var customer = await CustomerOfPartner.CreateAsync(await services.On(store));
        var tenants = new TenantStore(customer.Service.Parts.GetRequiredService<Database>());
        foreach (var status in ValidationStatusDirectory.Statuses)
        {
            var set = new AccountStatus(status, new(2021, 7, 14, 18, 2, 0, TimeSpan.Zero));
            (await tenants.ReplaceAsync(customer.Tenant, facts => facts with { AccountStatus = set }, CancellationToken.None)).ShouldBeTrue();
            (await customer.Partner.GetAsync($"{customer.Path}/validationStatus?type=account")).Text
                .ShouldBe($$"""{"type":"account","status":"{{status}}","lastUpdateDateTime":"2021-07-14T18:02:00"}""");
        }
    }
}
