using System.Text;
using Customary.Contracts.Sandbox;
using Customary.Core.Errors;
using Customary.Core.Sandbox;
using Customary.Hosting.Issuer;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Sandbox;

public sealed class StateTransferTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task An_import_of_an_export_adds_the_same_customers(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var customer = await StateTests.AddDataAsync(service);
        var partner = customer.Partner;
        var shared = await provider.CreateCustomerAsync(body => body["associatedPartnerId"] = reseller.Tenant.ToString());
        var (own, others) = (await ExportAsync(service, partner.Tenant), await ExportAsync(service, provider.Tenant));
        await using var other = await CustomaryFixture.StartAsync(store);
        (await ImportAsync(other, own + others)).Value.ShouldBe(new ImportResult { Customers = 3 });
        (await ExportAsync(other, partner.Tenant)).ShouldBe(own);
        (await ExportAsync(other, provider.Tenant)).ShouldBe(others);
        foreach (var path in (string[])["/v1/customers", customer.Path, $"{customer.Path}/customDomains", $"{customer.Path}/agreements?agreementType=*"])
            (await (await other.SignInAsync(tenant: partner.Tenant.ToString())).GetAsync(path)).Text.ShouldBe((await partner.GetAsync(path)).Text);
        (await (await other.SignInAsync(tenant: reseller.Tenant.ToString())).GetAsync($"/v1/customers/{shared["id"]}")).Status.ShouldBe(200);
        await StateTests.ShouldBeConsistentAsync(other);

        // Nothing is added twice.
        var again = (await ImportAsync(other, own)).Fault!;
        (again.Status, again.Code).ShouldBe((409, 3001));
        again.Description.ShouldContain("line 1, customer.customer.id");
        (await ExportAsync(other, partner.Tenant)).ShouldBe(own);
    }

    [Fact]
    public async Task An_import_with_errors_names_the_line_and_the_property_of_each_and_changes_nothing()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var tenant = Guid.NewGuid();
        var fault = (await ImportAsync(service, $$"""
            {"partner":{"tenant":"{{tenant}}","kind":"indirect-provider"} }

            {"customer":{"tenant":"{{tenant}}","customer":{"companyProfile":{"domain":"x" },"billingProfile":{"email":"nobody"} } } }
            {"customer":{"tenant":"{{tenant}}","customr":{} } }
            {"customer":{"tenant":"{{tenant}}" },"partner":{"tenant":"b"} }
            not JSON
            """)).Fault!;
        (fault.Status, fault.Code).ShouldBe((400, 3000));
        fault.Data!.ShouldContain(error => error.StartsWith("line 3, customer.customer.companyProfile.domain: ", StringComparison.Ordinal));
        fault.Data!.ShouldContain("line 3, customer.customer.billingProfile.email: is not an email address");
        fault.Data!.ShouldContain("line 4, customer.customr: is not a known property");
        fault.Data!.ShouldContain("line 5, $: must have exactly one of the properties partner, partnership and customer");
        fault.Data!.ShouldContain("line 6, $: the text is not valid JSON here");
        (await ExportAsync(service, null)).ShouldBeEmpty();
    }

    private static async Task<string> ExportAsync(CustomaryFixture service, Guid? partner)
    {
        using var output = new MemoryStream();
        await service.Services.GetRequiredService<StateTransfer>().ExportAsync(partner, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<Outcome<ImportResult>> ImportAsync(CustomaryFixture service, string lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        return await service.Services.GetRequiredService<StateTransfer>().ImportAsync(input, TenantNames.Resolve, TestContext.Current.CancellationToken);
    }
}
