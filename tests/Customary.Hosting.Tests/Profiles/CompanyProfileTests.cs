namespace Customary.Hosting.Tests.Profiles;

public sealed class CompanyProfileTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task User_and_application_tokens_read_the_company_profile(StoreKind store, bool asUser)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser);
        var id = (await partner.CreateCustomerAsync()).Text("id");
        var profile = await partner.GetAsync($"/v1/customers/{id}/profiles/company");
        profile.Status.ShouldBe(200, profile.Text);
        profile.Json.Members().ShouldBe("tenantId domain companyName address email links attributes");
        profile.Text.ShouldBe((await partner.GetAsync($"/v1/customers/{id}")).Json["companyProfile"]!.ToJsonString(TestJsonOptions.Options));
    }
}
