using System.Text.Json.Nodes;
using Customary.Storage.Partners;

namespace Customary.Hosting.Tests.Profiles;

public sealed class PartnerProfileTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task The_default_organization_profile_has_country_and_culture(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.GetAsync("/v1/profiles/organization");
        response.Status.ShouldBe(200);
        Members(response.Json).ShouldBe(
            ["id", "companyName", "defaultAddress", "tenantId", "domain", "email", "language", "culture", "profileType", "links", "attributes"]);
        Members(response.Json["defaultAddress"]!).ShouldBe(
            ["country", "city", "state", "addressLine1", "addressLine2", "postalCode", "firstName", "lastName", "phoneNumber"]);
        response.Json["defaultAddress"]!["country"]!.GetValue<string>().ShouldBe("US");
        response.Json["culture"]!.GetValue<string>().ShouldBe("en-US");
        response.Json["tenantId"]!.GetValue<string>().ShouldBe(partner.Tenant.ToString());
        response.Json["profileType"]!.GetValue<string>().ShouldBe("OrganizationProfile");
        response.Json["links"]!["self"]!["uri"]!.GetValue<string>().ShouldBe("/profiles/organization");
        response.Header("ETag").ShouldBe($"\"{response.Json["attributes"]!["etag"]}\"");
    }

    [Theory, AllStores]
    public async Task Registered_partner_data_appears_in_the_profiles(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await service.RegisterAsync(partner, PartnerKind.DirectReseller, "Contoso", "DE");
        var organization = (await partner.GetAsync("/v1/profiles/organization")).Json;
        organization["companyName"]!.GetValue<string>().ShouldBe("Contoso");
        organization["defaultAddress"]!["country"]!.GetValue<string>().ShouldBe("DE");
        (await partner.GetAsync("/v1/profiles/mpn")).Json["partnerName"]!.GetValue<string>().ShouldBe("Contoso");
    }

    [Theory]
    [AllStores("organization", "companyName")]
    [AllStores("billing", "purchaseOrderNumber")]
    [AllStores("legalbusiness", "companyName")]
    [AllStores("support", "telephone")]
    public async Task A_profile_round_trips_and_is_private_to_the_caller(StoreKind store, string profile, string member)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(), await service.SignInAsync());
        var read = (await partner.GetAsync($"/v1/profiles/{profile}")).Json;
        read[member] = "12345";
        var written = await partner.PutAsync($"/v1/profiles/{profile}", read);
        written.Status.ShouldBe(200, written.Text);
        written.Json[member]!.GetValue<string>().ShouldBe("12345");
        (await partner.GetAsync($"/v1/profiles/{profile}")).Text.ShouldBe(written.Text);
        (await other.GetAsync($"/v1/profiles/{profile}")).Json[member]?.GetValue<string>().ShouldNotBe("12345");
        var etag = written.Json["attributes"]!["etag"]?.GetValue<string>();
        if (profile is "organization" or "billing") etag.ShouldNotBe(read["attributes"]!["etag"]!.GetValue<string>());
        else etag.ShouldBeNull();
    }

    [Theory]
    [AllStores("organization")]
    [AllStores("billing")]
    public async Task Of_many_concurrent_updates_with_one_etag_one_succeeds(StoreKind store, string profile)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var read = (await partner.GetAsync($"/v1/profiles/{profile}")).Json;
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.PutAsync($"/v1/profiles/{profile}", read)));
        responses.Count(response => response.Status == 200).ShouldBe(1);
        foreach (var response in responses.Where(response => response.Status != 200)) response.ShouldBeFault(400, 2055);
        var current = (await partner.GetAsync($"/v1/profiles/{profile}")).Header("ETag")!;
        (await partner.PutAsync($"/v1/profiles/{profile}", read, ("If-Match", current))).Status.ShouldBe(200);
        read["attributes"] = null;
        (await partner.PutAsync($"/v1/profiles/{profile}", read)).ShouldBeFault(400, 2055);
    }

    [Theory, AllStores]
    public async Task Each_profile_has_its_documented_properties(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        await ShouldHaveAsync(partner, "legalbusiness", "LegalBusinessProfile",
            ["companyName", "address", "primaryContact", "companyApproverAddress", "companyApproverEmail", "vettingStatus", "vettingSubStatus", "profileType", "links", "attributes"]);
        await ShouldHaveAsync(partner, "billing", "BillingProfile",
            ["companyName", "address", "primaryContact", "billingCurrency", "profileType", "links", "attributes"]);
        await ShouldHaveAsync(partner, "mpn", "MpnProfile", ["partnerName", "mpnId", "profileType", "links", "attributes"]);
        await ShouldHaveAsync(partner, "support", "PartnerSupportProfile", ["email", "telephone", "website", "profileType", "links", "attributes"]);
        var support = (await partner.GetAsync("/v1/profiles/support")).Json;
        support["profileType"]!.GetValue<string>().ShouldBe("support_profile");
        support["links"]!["self"]!["uri"]!.GetValue<string>().ShouldBe("/v1/profiles/support");
        var legal = (await partner.GetAsync("/v1/profiles/legalbusiness?vettingVersion=Current")).Json;
        legal["vettingStatus"]!.GetValue<string>().ShouldBe("authorized");
        legal["vettingSubStatus"]!.GetValue<string>().ShouldBe("none");
    }

    [Theory, AllStores]
    public async Task The_support_profile_can_be_updated_at_the_documented_path(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PutAsync("/v1/profiles/supportprofile", new { Email = "help@contoso.com", Telephone = "1", Website = "www.contoso.com" })).Status.ShouldBe(200);
        (await partner.GetAsync("/v1/profiles/support")).Json["email"]!.GetValue<string>().ShouldBe("help@contoso.com");
    }

    [Theory, AllStores]
    public async Task Finds_a_partner_by_MPN_id(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(), await service.SignInAsync());
        await service.RegisterAsync(other, PartnerKind.IndirectReseller, "Fabrikam");
        var id = (await other.GetAsync("/v1/profiles/mpn")).Json["mpnId"]!.GetValue<string>();
        (await other.GetAsync($"/v1/profiles/mpn?mpnId={id}")).Json["partnerName"]!.GetValue<string>().ShouldBe("Fabrikam");
        (await partner.GetAsync($"/v1/profiles/mpn?mpnId={id}")).Json["mpnId"]!.GetValue<string>().ShouldBe(id);
        (await partner.GetAsync("/v1/profiles/mpn?mpnId=none")).ShouldBeFault(404, 3000);
    }

    [Theory]
    [MemoryStore("organization", "companyName defaultAddress email language culture")]
    [MemoryStore("billing", "companyName address")]
    [MemoryStore("legalbusiness", "companyName address")]
    public async Task Reports_all_missing_fields(StoreKind store, string profile, string fields)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PutAsync($"/v1/profiles/{profile}", "{}")).ShouldBeFault(400, 3000).Data.ShouldBe(fields.Split(' ').Select(field => $"{field}: is required"));
    }

    [Theory, MemoryStore]
    public async Task Rejects_malformed_values(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.PutAsync("/v1/profiles/support", new { email = "x", website = "a b" })).ShouldBeFault(400, 3000).Data.Count.ShouldBe(2);
        var billing = (await partner.GetAsync("/v1/profiles/billing")).Json;
        (billing["address"]!["state"], billing["billingCurrency"], billing["primaryContact"]!["email"]) = ("ZZ", "dollars", "x");
        (await partner.PutAsync("/v1/profiles/billing", billing)).ShouldBeFault(400, 27002).Data.Select(detail => detail.Split(':')[0])
            .ShouldBe(["address.state", "primaryContact.email", "billingCurrency"]);
        var organization = (await partner.GetAsync("/v1/profiles/organization")).Json;
        (organization["culture"], organization["language"], organization["domain"]) = ("x", "x1", "-");
        (await partner.PutAsync("/v1/profiles/organization", organization)).ShouldBeFault(400, 3000).Data.Count.ShouldBe(3);
    }

    [Theory]
    [MemoryStore("PT", "1100-048", "PT980152267", true)]
    [MemoryStore("PT", "1100-048", "980152267", false)]
    [MemoryStore("GB", "SW1A 2AA", "GBGD123", true)]
    [MemoryStore("GB", "SW1A 2AA", "GB12345", false)]
    [MemoryStore("NO", "0150", "anything", true)]
    public async Task A_tax_number_must_match_the_published_VAT_format_where_there_is_no_other(StoreKind store, string country, string postalCode, string number, bool isValid)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var billing = (await partner.GetAsync("/v1/profiles/billing")).Json;
        (billing["taxId"], billing["address"]) = (number, new JsonObject { ["country"] = country, ["addressLine1"] = "1", ["city"] = "x", ["postalCode"] = postalCode });
        var response = await partner.PutAsync("/v1/profiles/billing", billing);
        if (isValid) response.Status.ShouldBe(200, response.Text);
        else response.ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith("taxId: ");
    }

    [Theory, MemoryStore]
    public async Task An_application_token_reads_only_the_legal_business_profile(StoreKind store)
    {
        var application = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        foreach (var profile in new[] { "organization", "billing", "support", "mpn" })
            (await application.GetAsync($"/v1/profiles/{profile}")).ShouldBeFault(403, 900329);
        foreach (var profile in new[] { "organization", "billing", "support", "supportprofile", "legalbusiness" })
            (await application.PutAsync($"/v1/profiles/{profile}", "{}")).ShouldBeFault(403, 900329);
        (await application.GetAsync("/v1/profiles/legalbusiness")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_profile_contains_the_domain_of_a_listed_partner()
    {
        var tenant = Guid.NewGuid();
        await using var service = await CustomaryFixture.StartAsync(settings: [("partners", $"{tenant},contoso.example")]);
        var partner = await service.SignInAsync(tenant: tenant.ToString());
        (await partner.GetAsync("/v1/profiles/organization")).Json["domain"]!.GetValue<string>().ShouldBe("contoso.example");
    }

    private static async Task ShouldHaveAsync(TestPartner partner, string profile, string objectType, string[] members)
    {
        var response = (await partner.GetAsync($"/v1/profiles/{profile}")).Json;
        Members(response).ShouldBe(members);
        response["attributes"]!["objectType"]!.GetValue<string>().ShouldBe(objectType);
    }

    private static IEnumerable<string> Members(JsonNode resource) => resource.AsObject().Select(member => member.Key);
}
