using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Qualifications;

public sealed class QualificationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly object School = new { Qualification = "Education", EducationSegment = "K12", Website = "contoso.edu" };
    private static readonly (string? Website, string Outcome)[] Vetted =
    [
        ("school.ac.uk", "Approved"), ("https://contoso.k12.wa.us/home", "Approved"), (null, "Approved"), ("contoso.com", "Denied"), ("edu.contoso.com", "Denied"),
    ];

    private static readonly object StateOwned = new { qualification = "StateOwnedEntity" };

    [Theory, AllStores]
    public async Task A_new_customer_has_no_qualifications(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        (await ListAsync(customer)).ShouldBeEmpty();
        var application = await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString());
        (await application.GetAsync($"{customer.Path}/qualifications")).Text.ShouldBe("[]");
        (await application.PostAsync($"{customer.Path}/qualifications", School)).ShouldBeFault(403, 900329);
    }

    [Theory, AllStores]
    public async Task An_education_qualification_is_in_review_and_then_approved(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var created = await PostAsync(customer, School);
        created.Status.ShouldBe(201, created.Text);
        created.Json.Members().ShouldBe("qualification vettingStatus vettingCreatedDate vettingCreateDate");
        (created.Json.Text("qualification"), created.Json.Text("vettingStatus")).ShouldBe(("Education", "InReview"));
        created.Json.Text("vettingCreateDate")!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$");
        created.Json.Text("vettingCreatedDate").ShouldBe(created.Json.Text("vettingCreateDate"));

        var listed = (await ListAsync(customer)).ShouldHaveSingleItem();
        (listed.Text("qualification"), listed.Text("vettingStatus"), listed.Text("vettingReason")).ShouldBe(("Education", "Approved", null));

        var record = (await AuditLog.ReadAsync(customer.Partner))[^1];
        AuditLog.Operation(record).ShouldBe("update_customer_qualification");
        record.Text("resourceType").ShouldBe("customer");
        record["resourceOldValue"].ShouldBeNull();
        JsonNode.Parse(record.Text("resourceNewValue")!)!.Text("Qualification").ShouldBe("Education");
    }

    [Theory, AllStores]
    public async Task Vetting_takes_the_configured_time_and_denies_invalid_schools(StoreKind store)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
        await using var service = await CustomaryFixture.StartAsync(store, clock, settings: ("vetting-minutes", "30"));
        var requested = new List<(TestCustomer Customer, object School, string Outcome)>();
        foreach (var (website, outcome) in Vetted)
        {
            var customer = await TestCustomer.CreateAsync(service);
            var school = new { qualification = "education", educationSegment = "higher_education", website };
            (await PostAsync(customer, school)).Status.ShouldBe(201);
            (await ListAsync(customer)).ShouldHaveSingleItem().Text("vettingStatus").ShouldBe("InReview");
            (await customer.Partner.GetAsync($"{customer.Path}/qualification")).Text.ShouldBe("\"none\"");
            (await PostAsync(customer, school)).ShouldBeFault(409, 3001);
            requested.Add((customer, school, outcome));
        }

        clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var (customer, school, outcome) in requested)
        {
            var decided = (await ListAsync(customer)).ShouldHaveSingleItem();
            decided.Text("vettingStatus").ShouldBe(outcome, school.ToString());
            decided.Text("vettingReason").ShouldBe(outcome == "Denied" ? "Not an Academic Domain" : null);
            decided.Text("vettingCreatedDate").ShouldBe("2026-03-01T10:00:00.0000000Z");
            var again = await PostAsync(customer, school);
            if (outcome == "Denied") again.Status.ShouldBe(201, "who was denied can ask again");
            else again.ShouldBeFault(409, 3001);
            (await ListAsync(customer)).Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("{}", "qualification")]
    [InlineData("""{"qualification":"None"}""", "qualification")]
    [InlineData("""{"qualification":"Nonprofit"}""", "qualification")]
    [InlineData("""{"qualification":"Bakery"}""", "qualification")]
    [InlineData("""{"qualification":"Education"}""", "educationSegment")]
    [InlineData("""{"qualification":"Education","educationSegment":"Kindergarten"}""", "educationSegment")]
    [InlineData("""{"qualification":"Education","educationSegment":"K12","website":"a b"}""", "website")]
    [InlineData("""{"qualification":"Education","educationSegment":"K12","website":"ftp://contoso.edu"}""", "website")]
    [InlineData("""{"qualification":"GovernmentCommunityCloud"}""", "validationCode")]
    [InlineData("""{"qualification":"GovernmentCommunityCloud","validationCode":"99"}""", "validationCode")]
    public async Task An_invalid_qualification_returns_400_and_names_the_property(string body, string field)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory));
        (await PostAsync(customer, body)).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{field}:");
        (await ListAsync(customer)).ShouldBeEmpty();
        (await AuditLog.ReadAsync(customer.Partner)).Count.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Education_and_government_exclude_each_other_and_StateOwnedEntity_combines_with_both(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var code = await CodeAsync(customer.Partner);
        (await PostAsync(customer, StateOwned)).Text.ShouldBe("""{"qualification":"StateOwnedEntity"}""");
        (await PostAsync(customer, StateOwned)).ShouldBeFault(409, 3001);
        (await PostAsync(customer, new { qualification = "GovernmentCommunityCloud", validationCode = code })).Json.Text("vettingStatus").ShouldBe("Approved");
        (await PostAsync(customer, School)).ShouldBeFault(409, 3001);
        (await ListAsync(customer)).Select(one => one.Text("qualification")).ShouldBe(["StateOwnedEntity", "GovernmentCommunityCloud"]);
    }

    [Theory, AllStores]
    public async Task A_repeated_request_returns_the_first_response_and_counts_once(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = new { qualification = "GovernmentCommunityCloud", validationCode = await CodeAsync(customer.Partner) };
        (await PostAsync(customer, new { qualification = "GovernmentCommunityCloud", validationCode = "1" }, request)).Status.ShouldBe(400);
        var first = await PostAsync(customer, body, request);
        first.Status.ShouldBe(201, first.Text);
        (await PostAsync(customer, body, request)).Text.ShouldBe(first.Text);
        (await PostAsync(customer, School, request)).ShouldBeFault(409, 3002);
        (await PostAsync(customer, body)).ShouldBeFault(409, 3001);
        (await RemainingAsync(customer.Partner)).ShouldBe(4);
        (await AuditLog.ReadAsync(customer.Partner)).Count(record => AuditLog.Operation(record) == "update_customer_qualification").ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_repeated_request_for_a_replaced_denied_qualification_is_rejected(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = new { qualification = "Education", educationSegment = "K12", website = "contoso.com" };
        (await PostAsync(customer, body, request)).Status.ShouldBe(201);
        (await ListAsync(customer)).ShouldHaveSingleItem().Text("vettingStatus").ShouldBe("Denied");
        (await PostAsync(customer, body, request)).Status.ShouldBe(201);
        (await PostAsync(customer, new { qualification = "GovernmentCommunityCloud", validationCode = await CodeAsync(customer.Partner) })).Status.ShouldBe(201);
        (await PostAsync(customer, body, request)).ShouldBeFault(409, 3003);
        (await ListAsync(customer)).ShouldHaveSingleItem().Text("qualification").ShouldBe("GovernmentCommunityCloud");
    }

    [Theory, AllStores]
    public async Task A_repeated_request_for_a_denied_qualification_that_was_requested_again_is_rejected(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var (first, second) = (("MS-RequestId", Guid.NewGuid().ToString()), ("MS-RequestId", Guid.NewGuid().ToString()));
        var body = new { qualification = "Education", educationSegment = "K12", website = "contoso.com" };
        (await PostAsync(customer, body, first)).Status.ShouldBe(201);
        var again = await PostAsync(customer, body, second);
        again.Status.ShouldBe(201, again.Text);
        (await PostAsync(customer, body, first)).ShouldBeFault(409, 3003).Json.Text("description")!.ShouldContain("no longer exists");
        (await PostAsync(customer, body, second)).Text.ShouldBe(again.Text);
    }

    [Theory, AllStores]
    public async Task All_current_partners_of_a_customer_and_no_others_see_its_qualifications(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller, stranger) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        var created = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        var path = $"/v1/customers/{created["id"]}/qualifications";
        (await provider.PostAsync(path, StateOwned)).Status.ShouldBe(201);
        (await reseller.GetAsync(path)).Json.AsArray().Count.ShouldBe(1);
        foreach (var one in (string[])[path, path[..^1]]) (await stranger.GetAsync(one)).ShouldBeFault(404, 60003);
        (await stranger.PostAsync(path, "{}")).ShouldBeFault(404, 60003);
        await reseller.PatchAsync($"/v1/customers/{created["id"]}", new { relationshipToPartner = "none" });
        (await reseller.GetAsync(path)).ShouldBeFault(403, 20002);
        (await reseller.PostAsync(path, School)).ShouldBeFault(403, 20002);
    }

    internal static async Task<string> CodeAsync(TestPartner partner) =>
        (await partner.GetAsync("/v1/customers/all/validations")).Json[0]!.Text("validationId")!;

    internal static async Task<long> RemainingAsync(TestPartner partner) =>
        (await partner.GetAsync("/v1/customers/all/validations")).Json.AsArray().Sum(code => code!["remainingCreates"]!.GetValue<long>());

    private static Task<ApiResponse> PostAsync(TestCustomer customer, object body, params (string Name, string Value)[] headers) =>
        customer.Partner.PostAsync($"{customer.Path}/qualifications", body, headers);

    private static async Task<List<JsonNode>> ListAsync(TestCustomer customer)
    {
        var response = await customer.Partner.GetAsync($"{customer.Path}/qualifications");
        response.Status.ShouldBe(200, response.Text);
        return [.. response.Json.AsArray().Select(one => one!)];
    }
}
