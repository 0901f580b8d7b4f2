using System.Text.Json.Nodes;
using Customary.Core.Qualifications;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Qualifications;

public sealed class ValidationCodeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Codes = "/v1/customers/all/validations";
    private const int Times = 6;

    [Theory, AllStores]
    public async Task In_Development_each_partner_has_a_code_with_a_decreasing_quantity(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var application = await service.SignInAsync(asUser: false, partner.Tenant.ToString());
        var code = (await application.GetAsync(Codes)).Json.AsArray().ShouldHaveSingleItem()!;
        code.Members().ShouldBe("partnerId organizationName validationId maxCreates remainingCreates eTag");
        code.Text("partnerId").ShouldBe(partner.Tenant.ToString());
        (code["maxCreates"]!.GetValue<int>(), code["remainingCreates"]!.GetValue<int>()).ShouldBe((5, 5));
        code.Text("eTag").ShouldBe("W/\"datetime'1970-01-01T00%3A00%3A00.0000000Z'\"");

        (await QualifyAsync(partner, code.Text("validationId")!, asQuery: true)).Status.ShouldBe(201);
        var used = (await partner.GetAsync(Codes)).Json.AsArray().ShouldHaveSingleItem()!;
        (used["maxCreates"]!.GetValue<int>(), used["remainingCreates"]!.GetValue<int>()).ShouldBe((5, 4));
        used.Text("eTag").ShouldNotBe(code.Text("eTag"));
        (await (await service.SignInAsync()).GetAsync(Codes)).Json[0]!["remainingCreates"]!.GetValue<int>().ShouldBe(5);
    }

    [Theory, AllStores]
    public async Task Registered_codes_are_enforced_and_used_quantities_persist(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var standard = await QualificationTests.CodeAsync(partner);
        await PutAsync(service, partner, "987654", 1);
        (await QualificationTests.CodeAsync(partner)).ShouldBe("987654");
        (await QualifyAsync(partner, standard)).ShouldBeFault(400, 3000).Text.ShouldContain("is not a validation code of this partner");
        (await QualifyAsync(await service.SignInAsync(), "987654")).ShouldBeFault(400, 3000).Text.ShouldContain("is not a validation code of this partner");
        (await QualifyAsync(partner, "987654")).Status.ShouldBe(201);
        (await QualifyAsync(partner, "987654")).ShouldBeFault(400, 3000).Text.ShouldContain("has no uses left");
        await PutAsync(service, partner, "987654", 3);
        (await QualificationTests.RemainingAsync(partner)).ShouldBe(2);
        await PutAsync(service, partner, "987654", 0);
        (await QualificationTests.RemainingAsync(partner)).ShouldBe(0);
    }

    [Theory, AllStores]
    public async Task Outside_Development_a_partner_has_only_registered_codes(StoreKind store)
    {
        var tenant = Guid.NewGuid();
        await using var service = await CustomaryFixture.StartAsync(
            store, settings: [("environment", "Production"), ("development-issuer", "on"), ("server-key", new string('k', 32)), ("partners", $"{tenant},contoso.com")]);
        var partner = await service.SignInAsync(tenant: tenant.ToString());
        (await partner.GetAsync(Codes)).Text.ShouldBe("[]");
        await PutAsync(service, partner, "12345", 1);
        (await QualificationTests.CodeAsync(partner)).ShouldBe("12345");
    }

    [Theory, AllStores]
    public async Task Concurrent_requests_never_exceed_the_quantity_of_a_code(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var cases = Gen.Choose(0, 4).Zip(Gen.Choose(1, 6)).ToArbitrary();
        await PropertyCheck.RunAsync(Times, cases, async numbers =>
        {
            var (most, wanting) = numbers;
            var partner = await service.SignInAsync();
            await PutAsync(service, partner, "12345", most);
            var customers = await Task.WhenAll(Enumerable.Range(0, wanting).Select(_ => partner.CreateCustomerAsync()));

            // Each task sends two duplicates of one request, which count once.
            var responses = await Task.WhenAll(customers.SelectMany(customer =>
            {
                var request = ("MS-RequestId", Guid.NewGuid().ToString());
                return Enumerable.Range(0, 2).Select(_ => SendAsync(partner, customer, "12345", request));
            }));

            var qualified = 0;
            foreach (var customer in customers) qualified += (await partner.GetAsync($"/v1/customers/{customer["id"]}/qualifications")).Json.AsArray().Count;
            qualified.ShouldBe(Math.Min(most, wanting));
            (await QualificationTests.RemainingAsync(partner)).ShouldBe(most - qualified);
            responses.Count(response => response.Status == 201).ShouldBe(2 * qualified);
            responses.Where(response => response.Status != 201).ShouldAllBe(response => response.Status == 400 && response.Code == 3000);
        });
    }

    private static async Task PutAsync(CustomaryFixture service, TestPartner partner, string code, int creates) =>
        (await service.Services.GetRequiredService<ValidationCodeService>().SetAsync(partner.Tenant, code, "Contoso, Inc.", creates, CancellationToken.None)).ShouldBeNull();

    private static async Task<ApiResponse> QualifyAsync(TestPartner partner, string code, bool asQuery = false) =>
        await SendAsync(partner, await partner.CreateCustomerAsync(), code, ("X-Locale", "en-US"), asQuery);

    private static Task<ApiResponse> SendAsync(TestPartner partner, JsonNode customer, string code, (string Name, string Value) header, bool asQuery = false) => asQuery
        ? partner.PostAsync($"/v1/customers/{customer["id"]}/qualifications?code={code}", new { Qualification = "GovernmentCommunityCloud" }, header)
        : partner.PostAsync($"/v1/customers/{customer["id"]}/qualifications", new { qualification = "GovernmentCommunityCloud", validationCode = code }, header);
}
