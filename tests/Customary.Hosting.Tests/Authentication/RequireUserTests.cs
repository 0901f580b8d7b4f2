namespace Customary.Hosting.Tests.Authentication;

/// <summary>Tests operations that require a user token.</summary>
public sealed class RequireUserTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, MemoryStore]
    public async Task An_application_token_returns_403_with_the_reason(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        foreach (var response in await SendAllAsync(partner))
            response.ShouldBeFault(403, 900329).Json.Text("description")!.ShouldContain("app+user");
    }

    [Theory, MemoryStore]
    public async Task Relaxed_authentication_accepts_both_token_types(StoreKind store)
    {
        var service = await services.GetAsync(store, ("authentication", "relaxed"));
        foreach (var response in await SendAllAsync(await service.SignInAsync(asUser: false))) response.Status.ShouldBeInRange(200, 201, response.Text);
    }

    private static async Task<ApiResponse[]> SendAllAsync(TestPartner partner)
    {
        var id = (await partner.CreateCustomerAsync())["id"];
        var filter = Uri.EscapeDataString($$"""{"Field":"IndirectReseller","Value":"{{Guid.NewGuid()}}","Operator":"starts_with"}""");
        return
        [
            await partner.GetAsync("/v1/customers/relationshiprequests"),
            await partner.PatchAsync($"/v1/customers/{id}", """{"relationshipToPartner":"none"}"""),
            await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer["associatedPartnerId"] = Guid.NewGuid().ToString())),
            await partner.GetAsync($"/v1/customers?filter={filter}"),
        ];
    }
}
