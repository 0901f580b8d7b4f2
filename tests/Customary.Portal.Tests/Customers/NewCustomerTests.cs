using System.Net;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Customers;

/// <summary>The form for a new customer. Source: docs/portal.md#create-a-customer.</summary>
public sealed class NewCustomerTests(DefaultFixtures servers)
{
    private const string Path = "/portal/customers/new";
    private const string Domain = "companyProfile.domain";
    private const string Address = "billingProfile.defaultAddress.";

    [Theory, AllStores]
    public async Task A_double_submit_creates_one_customer_and_shows_the_same_password(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (user, partner) = await NewPartnerAsync(server);
        var fields = Fill(PortalCustomer.ReadForm((await user.GetAsync(Path)).Html));
        var responses = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostAsync(user, fields)));
        responses.ShouldAllBe(response => response.Status == HttpStatusCode.OK);
        responses.Select(response => string.Join(' ', Regex.Matches(response.Html, "<dd><code>(.*?)</code></dd>").Select(match => match.Groups[1].Value))).Distinct().ShouldHaveSingleItem().Length.ShouldBeGreaterThan(30);
        var customers = (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray();
        customers.Count.ShouldBe(1);
        customers[0]!["companyProfile"]!["domain"]!.GetValue<string>().ShouldBe(fields[Domain]);
        user.Dispose();
    }

    [Theory, MemoryStore]
    public async Task A_form_that_was_sent_before_with_other_values_changes_nothing(StoreKind store)
    {
        var (user, partner) = await NewPartnerAsync(await servers.GetAsync(store));
        var fields = Fill(PortalCustomer.ReadForm((await user.GetAsync(Path)).Html));
        (await PostAsync(user, fields)).Status.ShouldBe(HttpStatusCode.OK);
        fields["billingProfile.companyName"] = "Another name";
        var (status, html) = await PostAsync(user, fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain("This form was sent before with other values.");
        (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().Count.ShouldBe(1);
        user.Dispose();
    }

    [Theory, MemoryStore]
    public async Task The_form_has_the_fields_of_the_country_and_keeps_what_was_typed_when_the_country_changes(StoreKind store)
    {
        var (user, _) = await NewPartnerAsync(await servers.GetAsync(store));
        var fields = Fill(PortalCustomer.ReadForm((await user.GetAsync(Path)).Html));
        fields.ShouldContainKey($"{Address}state");
        (fields[$"{Address}country"], fields["change-country"]) = ("DE", "true");
        var (status, html) = await PostAsync(user, fields);
        status.ShouldBe(HttpStatusCode.OK);
        var german = PortalCustomer.ReadForm(html);
        german["billingProfile.companyName"].ShouldBe("Proseware & Söhne");
        html.ShouldContain("<option value=\"de-DE\"");
        german["request-id"].ShouldBe(fields["request-id"]);
        html.IndexOf($"name=\"{Address}postalCode\"", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf($"name=\"{Address}city\"", StringComparison.Ordinal));
        html.ShouldNotContain("<p class=\"error\"");
        (german[$"{Address}postalCode"], german[$"{Address}city"], german[$"{Address}phoneNumber"]) = ("10117", "Berlin", "+49 30 123456");
        (await PostAsync(user, german)).Status.ShouldBe(HttpStatusCode.OK);
        user.Dispose();
    }

    [Theory]
    [MemoryStore(Domain, "", "Enter a value.")]
    [MemoryStore(Domain, "contoso.com", "The domain must end in .onmicrosoft.com or .ccsctp.net.")]
    [MemoryStore(Domain, "a_b.onmicrosoft.com", "Use only letters, digits and inner hyphens before .onmicrosoft.com.")]
    [MemoryStore(Domain, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.onmicrosoft.com", "There are 30 characters before .onmicrosoft.com. At most 27 are allowed.")]
    [MemoryStore("billingProfile.companyName", " ", "Enter a value.")]
    [MemoryStore("billingProfile.companyName", "a\0b", "The value contains control characters. Remove them.")]
    [MemoryStore("billingProfile.companyName", "a\u202Eb", "The value contains hidden characters that change the direction of text. Remove them.")]
    [MemoryStore("billingProfile.firstName", "a\tb", "The value contains control characters. Remove them.")]
    [MemoryStore("billingProfile.email", "<script>alert(1)</script>", "This is not an email address, such as ann@contoso.com.")]
    [MemoryStore("billingProfile.culture", "nonsense!", "Choose one of the offered formats.")]
    [MemoryStore("billingProfile.language", "nonsense!", "Choose one of the offered languages.")]
    [MemoryStore($"{Address}postalCode", "99", "This is not a postal code of the country.")]
    [MemoryStore($"{Address}postalCode", "10001", "The postal code belongs to NY and not to WA.")]
    [MemoryStore($"{Address}state", "XX", "This is not a state of the country.")]
    [MemoryStore($"{Address}phoneNumber", "call me", "This is not a phone number of the country. Use digits, with or without the calling code of the country.")]
    [MemoryStore("associatedPartnerId", "nobody", "Choose one of the offered partners.")]
    public async Task An_entry_that_is_not_valid_gives_an_error_at_its_field(StoreKind store, string field, string value, string error)
    {
        var (user, partner) = await NewPartnerAsync(await servers.GetAsync(store));
        var fields = Fill(PortalCustomer.ReadForm((await user.GetAsync(Path)).Html));
        fields[field] = value;
        var (status, html) = await PostAsync(user, fields);
        ((int)status).ShouldBe(400);
        PortalCustomer.ErrorAt(html, field).ShouldBe(error);
        html.ShouldNotContain("<script");
        var kept = PortalCustomer.ReadForm(html);
        foreach (var (name, typed) in fields.Where(typed => typed.Key is not ("form-token" or "associatedPartnerId") && typed.Key != field)) kept[name].ShouldBe(typed, name);
        (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldBeEmpty();

        // The form is still the same request, so the corrected one creates the customer.
        if (field == Domain) kept[Domain] = fields[Domain] = NewDomain();
        else kept[field] = Fill([])[field];
        (await PostAsync(user, kept)).Status.ShouldBe(HttpStatusCode.OK);
        user.Dispose();
    }

    [Theory, MemoryStore]
    public async Task Errors_are_in_the_language_of_the_person(StoreKind store)
    {
        var (user, _) = await NewPartnerAsync(await servers.GetAsync(store));
        user.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-AT, en;q=0.5");
        var fields = Fill(PortalCustomer.ReadForm((await user.GetAsync(Path)).Html));
        (fields[Domain], fields["billingProfile.email"]) = ("", "nobody");
        var (_, html) = await PostAsync(user, fields);
        PortalCustomer.ErrorAt(html, Domain).ShouldBe("Geben Sie einen Wert ein.");
        PortalCustomer.ErrorAt(html, "billingProfile.email").ShouldBe("Das ist keine E-Mail-Adresse wie ann@contoso.com.");
        html.ShouldContain("<html lang=\"de\"");
        html.ShouldContain(">Vereinigte Staaten</option>");
        user.Dispose();
    }

    [Theory, MemoryStore]
    public async Task A_domain_that_is_taken_gives_an_error_at_its_field(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        using var taken = await PortalCustomer.CreateAsync(server);
        var (user, _) = await NewPartnerAsync(server);
        var fields = Fill(PortalCustomer.ReadForm((await user.GetAsync(Path)).Html));
        fields[Domain] = taken.Domain;
        var (status, html) = await PostAsync(user, fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        PortalCustomer.ErrorAt(html, Domain).ShouldBe($"{taken.Domain} is taken. Choose another one.");
        user.Dispose();
    }

    private static string NewDomain() => $"t{Guid.NewGuid():n}"[..20] + ".onmicrosoft.com";

    private static Dictionary<string, string> Fill(Dictionary<string, string> fields)
    {
        fields[Domain] = NewDomain();
        fields["billingProfile.companyName"] = "Proseware & Söhne";
        fields["billingProfile.firstName"] = "Ann";
        fields["billingProfile.lastName"] = "O'Neill";
        fields["billingProfile.email"] = "ann@proseware.example";
        fields["billingProfile.culture"] = "en-US";
        fields["billingProfile.language"] = "en";
        fields[$"{Address}country"] = "US";
        fields[$"{Address}addressLine1"] = "1 Microsoft Way";
        fields[$"{Address}city"] = "Redmond";
        fields[$"{Address}state"] = "WA";
        fields[$"{Address}postalCode"] = "98052";
        fields[$"{Address}phoneNumber"] = "4255550100";
        fields["associatedPartnerId"] = "";
        return fields;
    }

    private static async Task<(HttpStatusCode Status, string Html)> PostAsync(PortalUser user, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await user.Http.PostAsync(new Uri(Path, UriKind.Relative), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<(PortalUser User, TestPartner Partner)> NewPartnerAsync(CustomaryFixture server)
    {
        var domain = $"{Guid.NewGuid():n}.example";
        return (await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}"), await server.SignInAsync(tenant: domain));
    }
}
