using System.Text.Json.Nodes;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Customers;

public sealed class IdempotentCreationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Customers = "/v1/customers";

    [Theory, AllStores]
    public async Task A_repeated_request_returns_the_first_response_and_creates_nothing(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, body) = (RequestId(), TestData.Customer());
        var first = await partner.PostAsync(Customers, body, id);
        first.Status.ShouldBe(201);
        first.Json["userCredentials"]!["password"].ShouldNotBeNull();
        var again = await partner.PostAsync(Customers, body, id);
        again.Status.ShouldBe(201);
        again.Text.ShouldBe(first.Text);
        again.Header("Location").ShouldBe(first.Header("Location"));
        (await CountAsync(partner)).ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Of_32_concurrent_duplicates_one_creates_and_all_get_the_same_response(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, body) = (RequestId(), TestData.Customer());
        var responses = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => partner.PostAsync(Customers, body, id)));
        responses.ShouldAllBe(response => response.Status == 201);
        responses.Select(response => response.Text).Distinct().Count().ShouldBe(1);
        (await CountAsync(partner)).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_after_a_restart_returns_the_same_customer_and_password()
    {
        using var file = new TemporarySqliteFile();
        var (id, body, tenant) = (RequestId(), TestData.Customer(), Guid.NewGuid().ToString());
        ApiResponse first;
        await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: file.Path))
            first = await (await service.SignInAsync(tenant: tenant)).PostAsync(Customers, body, id);
        first.Status.ShouldBe(201);
        await using var again = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: file.Path);
        var partner = await again.SignInAsync(tenant: tenant);
        (await partner.PostAsync(Customers, body, id)).Text.ShouldBe(first.Text);
        (await CountAsync(partner)).ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Another_body_under_the_same_id_is_rejected_and_the_original_still_repeats(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, body) = (RequestId(), TestData.Customer());
        var first = await partner.PostAsync(Customers, body, id);
        var other = body.DeepClone();
        other["billingProfile"]!["firstName"] = "Anna";
        (await partner.PostAsync(Customers, other, id)).ShouldBeFault(409, 3002);
        (await partner.PostAsync(Customers, TestData.Customer(), id)).ShouldBeFault(409, 3002);
        (await partner.PostAsync(Customers, body, id)).Text.ShouldBe(first.Text);
        (await CountAsync(partner)).ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Casing_order_nulls_and_unknown_properties_do_not_change_the_body(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, body) = (RequestId(), TestData.Customer());
        var first = await partner.PostAsync(Customers, body, id);
        var other = Respelled(body.AsObject());
        other["CommerceId"] = null;
        other["somethingElse"] = 1;
        (await partner.PostAsync(Customers, other, ("ms-requestid", id.Value.ToUpperInvariant()))).Text.ShouldBe(first.Text);
        (await partner.PostAsync(Customers, other.ToJsonString()[..^1] + " , }", id)).Text.ShouldBe(first.Text);
    }

    [Theory, AllStores]
    public async Task The_same_id_from_another_partner_is_an_independent_request(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var id = RequestId();
        var first = await (await service.SignInAsync()).PostAsync(Customers, TestData.Customer(), id);
        var second = await (await service.SignInAsync()).PostAsync(Customers, TestData.Customer(), id);
        (first.Status, second.Status).ShouldBe((201, 201));
        second.Json["id"]!.GetValue<string>().ShouldNotBe(first.Json["id"]!.GetValue<string>());
    }

    [Theory, AllStores]
    public async Task A_failed_request_releases_its_id(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, existing) = (RequestId(), await partner.CreateCustomerAsync());
        var domain = existing["companyProfile"]!["domain"]!.GetValue<string>();
        var body = TestData.Customer(customer => customer["companyProfile"]!["domain"] = domain);
        (await partner.PostAsync(Customers, body, id)).ShouldBeFault(409, 3001);
        (await partner.PostAsync(Customers, TestData.Customer(customer => customer["billingProfile"]!.AsObject().Remove("email")), id)).Status.ShouldBe(400);
        (await partner.DeleteAsync($"/v1/customers/{existing["id"]}")).Status.ShouldBe(204);
        (await partner.PostAsync(Customers, body, id)).Status.ShouldBe(201);
        (await CountAsync(partner)).ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_repeat_returns_the_customer_as_created_after_later_changes(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, body) = (RequestId(), TestData.Customer());
        var first = await partner.PostAsync(Customers, body, id);
        (await partner.PatchAsync($"/v1/customers/{first.Json["id"]}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        (await partner.PostAsync(Customers, body, id)).Text.ShouldBe(first.Text);
    }

    [Theory, AllStores]
    public async Task A_repeat_after_deletion_is_rejected_and_creates_nothing(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (id, body) = (RequestId(), TestData.Customer());
        var first = await partner.PostAsync(Customers, body, id);
        (await partner.DeleteAsync($"/v1/customers/{first.Json["id"]}")).Status.ShouldBe(204);
        (await partner.PostAsync(Customers, body, id)).ShouldBeFault(409, 3003);
        (await partner.PostAsync(Customers, TestData.Customer(), id)).ShouldBeFault(409, 3002);
        (await CountAsync(partner)).ShouldBe(0);
        (await partner.PostAsync(Customers, body, RequestId())).Status.ShouldBe(201);
    }

    [Theory, AllStores]
    public async Task A_repeat_is_rejected_after_another_partner_deletes_the_customer(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(), await service.SignInAsync());
        var (id, body) = (RequestId(), TestData.Customer());
        var first = await partner.PostAsync(Customers, body, id);
        (await Customary.Hosting.Tests.Relationships.AcceptanceTests.AcceptAsync(service, other, first.Json)).ShouldBe(200);
        (await other.DeleteAsync($"/v1/customers/{first.Json["id"]}")).Status.ShouldBe(204);
        (await partner.PostAsync(Customers, body, id)).ShouldBeFault(409, 3003);
    }

    // The customer in the path is the reason, and a new MS-RequestId would not help, so 409/3003 would be untrue.
    [Theory, AllStores]
    public async Task A_repeated_creation_under_a_deleted_customer_returns_404(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var id = RequestId();
        (string Path, object Body)[] creations =
        [
            ("users", customer.NewUser("daniel")), ("verifieddomain", TestVerifiedDomain.Managed()), ("agreements", TestAgreement.Create()),
            ("qualifications", new { qualification = "StateOwnedEntity" }),
        ];
        foreach (var (path, body) in creations)
        {
            var created = await customer.Partner.PostAsync($"{customer.Path}/{path}", body, id);
            created.Status.ShouldBeOneOf(200, 201);
            (await customer.Partner.PostAsync($"{customer.Path}/{path}", body, id)).Text.ShouldBe(created.Text);
        }

        (await customer.Partner.DeleteAsync(customer.Path)).Status.ShouldBe(204);
        foreach (var (path, body) in creations) (await customer.Partner.PostAsync($"{customer.Path}/{path}", body, id)).ShouldBeFault(404, 60003);
    }

    [Theory, AllStores]
    public async Task After_24_hours_a_request_id_is_new_and_its_stored_response_is_removed(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var (id, body, tenant) = (RequestId(), TestData.Customer(), Guid.NewGuid().ToString());
        var first = await (await service.SignInAsync(tenant: tenant)).PostAsync(Customers, body, id);

        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        var partner = await service.SignInAsync(tenant: tenant);
        (await partner.PostAsync(Customers, body, id)).Text.ShouldBe(first.Text);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await partner.PostAsync(Customers, body, id)).ShouldBeFault(409, 3001);
        var second = await partner.PostAsync(Customers, TestData.Customer(), id);
        second.Status.ShouldBe(201);
        (await CountStoredAsync(service)).ShouldBe(1);

        clock.Advance(TimeSpan.FromHours(25));
        partner = await service.SignInAsync(tenant: tenant);
        await partner.PostAsync(Customers, TestData.Customer(), RequestId());
        (await CountStoredAsync(service)).ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Deleting_a_customer_keeps_the_response_of_a_later_customer_under_the_same_id(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var (id, body, tenant) = (RequestId(), TestData.Customer(), Guid.NewGuid().ToString());
        var older = await (await service.SignInAsync(tenant: tenant)).PostAsync(Customers, TestData.Customer(), id);
        clock.Advance(TimeSpan.FromHours(25));
        var partner = await service.SignInAsync(tenant: tenant);
        var newer = await partner.PostAsync(Customers, body, id);
        newer.Status.ShouldBe(201);
        (await partner.DeleteAsync($"/v1/customers/{older.Json["id"]}")).Status.ShouldBe(204);
        (await partner.PostAsync(Customers, body, id)).Text.ShouldBe(newer.Text);
    }

    private static (string Name, string Value) RequestId() => ("MS-RequestId", Guid.NewGuid().ToString());

    private static async Task<int> CountAsync(TestPartner partner) => (await partner.GetAsync(Customers)).Json["totalCount"]!.GetValue<int>();

    private static ValueTask<long> CountStoredAsync(CustomaryFixture service) =>
        service.Services.GetRequiredService<Database>().ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            await using var row = await session.Prepare("select count(*) from idempotency").QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return row.GetInt64(0);
        }, CancellationToken.None);

    // Reverses the order and changes the casing.
    private static JsonObject Respelled(JsonObject body) => new(body.Reverse().Select(member => KeyValuePair.Create(
        char.ToUpperInvariant(member.Key[0]) + member.Key[1..],
        member.Value is JsonObject inner ? Respelled(inner) : member.Value?.DeepClone())));
}
