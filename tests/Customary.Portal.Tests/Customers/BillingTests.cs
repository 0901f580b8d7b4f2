using System.Net;

namespace Customary.Portal.Tests.Customers;

/// <summary>The form for a billing profile. Source: docs/portal.md#change-the-billing-profile.</summary>
public sealed class BillingTests(DefaultFixtures servers)
{
    private const string Email = "billingProfile.email";
    private const string FirstName = "billingProfile.firstName";

    [Theory, AllStores]
    public async Task Saves_the_profile_once_for_a_double_submit(StoreKind store)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        var fields = await OpenAsync(customer);
        fields[Email] = "new@proseware.example";
        foreach (var status in (await Task.WhenAll(PostAsync(customer, fields), PostAsync(customer, fields))).Select(response => response.Status)) status.ShouldBe(HttpStatusCode.SeeOther);
        (await ReadEmailAsync(customer)).ShouldBe("new@proseware.example");
        var changes = (await customer.Partner.GetAsync("/v1/auditrecords?startDate=2020-01-01")).Json["items"]?.AsArray();
        changes?.Count(record => record!["operationType"]!.GetValue<string>() == "update_customer_billing_profile").ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_profile_that_somebody_else_changed_shows_both_versions_and_changes_nothing(StoreKind store)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        var (mine, theirs) = (await OpenAsync(customer), await OpenAsync(customer));
        theirs[Email] = "theirs@proseware.example";
        (await PostAsync(customer, theirs)).Status.ShouldBe(HttpStatusCode.SeeOther);
        (mine[Email], mine[FirstName]) = ("mine@proseware.example", "Mine");
        var (status, html) = await PostAsync(customer, mine);
        status.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain("<bdi>theirs@proseware.example</bdi>");
        html.ShouldContain("<bdi>mine@proseware.example</bdi>");
        (await ReadEmailAsync(customer)).ShouldBe("theirs@proseware.example");

        // The person has seen both and saves the own entries.
        var again = PortalCustomer.ReadForm(html);
        again[Email].ShouldBe("mine@proseware.example");
        (await PostAsync(customer, again)).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await ReadEmailAsync(customer)).ShouldBe("mine@proseware.example");
    }

    [Theory]
    [MemoryStore(Email, "nobody", "This is not an email address, such as ann@contoso.com.")]
    [MemoryStore("billingProfile.companyName", "", "Enter a value.")]
    [MemoryStore("billingProfile.lastName", "a\0b", "The value contains control characters. Remove them.")]
    [MemoryStore("billingProfile.lastName", "a\u2066b", "The value contains hidden characters that change the direction of text. Remove them.")]
    [MemoryStore("billingProfile.defaultAddress.postalCode", "", "Enter a value. It is required in this country.")]
    public async Task An_entry_that_is_not_valid_gives_an_error_at_its_field(StoreKind store, string field, string value, string error)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        var fields = await OpenAsync(customer);
        fields[FirstName] = "Kept";
        fields[field] = value;
        var (status, html) = await PostAsync(customer, fields);
        status.ShouldBe(HttpStatusCode.BadRequest);
        PortalCustomer.ErrorAt(html, field).ShouldBe(error);
        PortalCustomer.ReadForm(html)[FirstName].ShouldBe("Kept");
        (await customer.User.GetAsync(customer.Path)).Html.ShouldNotContain("Kept");
    }

    [Theory, MemoryStore]
    public async Task A_form_without_an_etag_changes_nothing(StoreKind store)
    {
        await using var server = await CustomaryFixture.StartAsync(store, settings: ("require-etag", "off"));
        using var customer = await PortalCustomer.CreateAsync(server);
        var fields = await OpenAsync(customer);
        var before = fields[Email];
        fields[Email] = "new@proseware.example";
        fields.Remove("etag");
        (await PostAsync(customer, fields)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await ReadEmailAsync(customer)).ShouldBe(before);
    }

    private static async Task<Dictionary<string, string>> OpenAsync(PortalCustomer customer) => PortalCustomer.ReadForm((await customer.User.GetAsync($"{customer.Path}/billing")).Html);

    private static async Task<string> ReadEmailAsync(PortalCustomer customer) =>
        (await customer.Partner.GetAsync($"/v1/customers/{customer.Id}/profiles/billing")).Json["email"]!.GetValue<string>();

    private static async Task<(HttpStatusCode Status, string Html)> PostAsync(PortalCustomer customer, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await customer.User.Http.PostAsync(new Uri($"{customer.Path}/billing", UriKind.Relative), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
