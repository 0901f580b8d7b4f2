using Customary.Core.ValidationStatuses;
using Customary.Hosting.Configuration;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.ValidationStatuses;

public sealed class ValidationStatusTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_new_account_has_no_status_with_the_setting_none(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store, ("validation-status", "none")));
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

    [Theory, AllStores]
    public async Task The_account_of_a_new_customer_is_allowed_in_Development(StoreKind store)
    {
        var before = DateTime.UtcNow.AddSeconds(-1);
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var status = (await customer.Partner.GetAsync($"{customer.Path}/validationStatus?type=account")).Json;
        status.Text("status").ShouldBe("Allowed");
        DateTime.ParseExact(status.Text("lastUpdateDateTime")!, "s", System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(before, DateTime.UtcNow);
    }

    [Theory]
    [InlineData("Production", null, null)]
    [InlineData("Production", "NotAllowed", "NotAllowed")]
    [InlineData("Development", null, "Allowed")]
    [InlineData("Development", "not ready", "Not Ready")]
    [InlineData("Development", "none", null)]
    public void The_status_of_a_new_account_depends_on_the_setting_and_the_environment(string environment, string? value, string? status)
    {
        var values = new Dictionary<string, string>
        {
            ["environment"] = environment,
            ["server-key"] = "a secret of at least thirty-two characters",
            ["partners"] = $"{Guid.NewGuid()},contoso.com",
            ["development-issuer"] = "on",
        };
        if (value is not null) values["validation-status"] = value;
        FeatureOptions.Customers(CustomarySettings.Read(SettingsConfiguration.Build(values))).AccountStatus.ShouldBe(status);
    }

    [Theory, AllStores]
    public async Task Returns_every_documented_status_as_the_operator_set_it(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var tenants = new TenantStore(customer.Service.Services.GetRequiredService<Database>());
        foreach (var status in ValidationStatusService.Statuses)
        {
            var set = new AccountStatus(status, new(2021, 7, 14, 18, 2, 0, TimeSpan.Zero));
            (await tenants.ReplaceAsync(customer.Tenant, tenantRecord => tenantRecord with { AccountStatus = set }, CancellationToken.None)).ShouldBeTrue();
            (await customer.Partner.GetAsync($"{customer.Path}/validationStatus?type=account")).Text
                .ShouldBe($$"""{"type":"account","status":"{{status}}","lastUpdateDateTime":"2021-07-14T18:02:00"}""");
        }
    }
}
