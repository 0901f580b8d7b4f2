
namespace Customary.Hosting.Tests.Qualifications;

public sealed class LegacyQualificationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("1", "education")]
    [AllStores("\"Education\"", "education")]
    [AllStores("3", "government_community_cloud")]
    [AllStores("\"government_community_cloud\"", "government_community_cloud")]
    public async Task Is_a_bare_JSON_value_that_applies_immediately(StoreKind store, string body, string value)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var path = $"{customer.Path}/qualification";
        (await customer.Partner.GetAsync(path)).Text.ShouldBe("\"none\"");
        var code = await QualificationTests.CodeAsync(customer.Partner);
        for (var i = 0; i < 2; i++)
        {
            var set = await customer.Partner.PutAsync($"{path}?code={code}", body);
            (set.Status, set.Text).ShouldBe((200, $"\"{value}\""));
        }

        (await customer.Partner.GetAsync(path)).Text.ShouldBe($"\"{value}\"");
        var listed = (await customer.Partner.GetAsync($"{customer.Path}/qualifications")).Json.AsArray().ShouldHaveSingleItem()!;
        listed.Text("vettingStatus").ShouldBe("Approved");
        (await QualificationTests.RemainingAsync(customer.Partner)).ShouldBe(value == "education" ? 5 : 4);
        (await AuditLog.ReadAsync(customer.Partner)).Count(record => AuditLog.Operation(record) == "update_customer_qualification").ShouldBe(1);
        (await customer.Partner.PutAsync($"{path}?code={code}", value == "education" ? "3" : "1")).ShouldBeFault(409, 3001);
    }

    [Theory]
    [InlineData("0", 3000)]
    [InlineData("2", 3000)]
    [InlineData("4", 3000)]
    [InlineData("99", 3000)]
    [InlineData("1.5", 3000)]
    [InlineData("\"Nonprofit\"", 3000)]
    [InlineData("\"\"", 3000)]
    [InlineData("3", 3000)]
    [InlineData("{}", 3000)]
    [InlineData("null", 2000)]
    [InlineData("Education", 2000)]
    [InlineData("", 2000)]
    public async Task Rejects_an_unsupported_value(string body, int code)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory));
        (await customer.Partner.PutAsync($"{customer.Path}/qualification", body)).ShouldBeFault(400, code);
        (await customer.Partner.GetAsync($"{customer.Path}/qualification")).Text.ShouldBe("\"none\"");
    }

    [Theory, AllStores]
    public async Task StateOwnedEntity_is_none_because_the_community_SDK_cannot_read_it(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        (await customer.Partner.PostAsync($"{customer.Path}/qualifications", new { qualification = "state_owned_entity" })).Status.ShouldBe(201);
        (await customer.Partner.GetAsync($"{customer.Path}/qualification")).Text.ShouldBe("\"none\"");
        (await customer.Partner.PutAsync($"{customer.Path}/qualification", "1")).Text.ShouldBe("\"education\"");
    }
}
