using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Domains;

public sealed class VerifiedDomainTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task Adding_a_federated_domain_returns_the_documented_response(StoreKind store, bool asUser)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser);
        var id = (await partner.CreateCustomerAsync())["id"];
        var body = TestVerifiedDomain.Federated();
        var response = await partner.PostAsync($"/v1/customers/{id}/verifieddomain", body);
        response.Status.ShouldBe(201, response.Text);
        response.Text.ShouldBe($$"""
            {"authenticationType":"federated","capability":"email","isDefault":false,"isInitial":false,"name":"{{body["VerifiedDomainName"]}}","status":"verified","verificationMethod":"dns_record"}
            """);
    }

    [Theory]
    [AllStores("managed", "OfficeCommunicationsOnline", "pendingDeletion", "DNSRECORD", "managed", "office_communications_online", "pending_deletion", "dns_record")]
    [AllStores("MANAGED", "share_point_public", "Unverified", "email", "managed", "share_point_public", "unverified", "email")]
    [AllStores("Managed", "OrgIdAuthentication", "PENDING_DELETION", "dns_record", "managed", "org_id_authentication", "pending_deletion", "dns_record")]
    public async Task Reads_values_in_any_spelling_and_writes_snake_case(
        StoreKind store, string type, string capability, string status, string method, string typeOut, string capabilityOut, string statusOut, string methodOut)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        var body = TestVerifiedDomain.Managed();
        var domain = body["Domain"]!;
        (domain["AuthenticationType"], domain["Capability"], domain["Status"], domain["VerificationMethod"]) = (type, capability, status, method);
        (domain["IsDefault"], domain["RootDomain"]) = (true, "Contoso.com");
        var response = (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", body)).Json;
        foreach (var (member, value) in new[] { ("authenticationType", typeOut), ("capability", capabilityOut), ("status", statusOut), ("verificationMethod", methodOut), ("rootDomain", "Contoso.com") })
            response[member]!.GetValue<string>().ShouldBe(value);
        response["isDefault"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory, AllStores]
    public async Task An_added_domain_is_listed_and_unavailable_to_others(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var created = await partner.CreateCustomerAsync();
        var initial = created["companyProfile"]!["domain"]!.GetValue<string>();
        var (first, second) = (TestVerifiedDomain.Name(), TestVerifiedDomain.Name());
        foreach (var name in new[] { first, second })
            (await partner.PostAsync($"/v1/customers/{created["id"]}/verifieddomain", TestVerifiedDomain.Managed(name))).Status.ShouldBe(201);

        Names((await partner.GetAsync($"/v1/customers/{created["id"]}/customDomains")).Json).ShouldBe([initial, first, second]);
        var read = (await partner.GetAsync($"/v1/customers/{created["id"]}")).Json;
        Names(read["customDomains"]!).ShouldBe([initial, first, second]);
        read["companyProfile"]!["domain"]!.GetValue<string>().ShouldBe(initial);
        var other = await service.SignInAsync();
        (await other.SendAsync(HttpMethod.Head, $"/v1/domains/{first.ToUpperInvariant()}")).Status.ShouldBe(200);
        var stranger = (await other.CreateCustomerAsync())["id"];
        (await other.PostAsync($"/v1/customers/{stranger}/verifieddomain", TestVerifiedDomain.Managed(first.ToUpperInvariant()))).ShouldBeFault(409, 3001);
    }

    [Theory, AllStores]
    public async Task All_partners_of_a_customer_see_an_added_domain(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var created = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        var name = TestVerifiedDomain.Name();
        (await reseller.PostAsync($"/v1/customers/{created["id"]}/verifieddomain", TestVerifiedDomain.Managed(name))).Status.ShouldBe(201);
        foreach (var partner in new[] { provider, reseller })
            Names((await partner.GetAsync($"/v1/customers/{created["id"]}")).Json["customDomains"]!).ShouldContain(name);
    }

    [Theory, AllStores]
    public async Task Of_many_concurrent_customers_one_gets_a_domain(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.SignInAsync()));
        var customers = new List<(TestPartner Partner, string Id)>();
        foreach (var partner in partners)
            for (var i = 0; i < 3; i++) customers.Add((partner, (await partner.CreateCustomerAsync())["id"]!.GetValue<string>()));
        var name = TestVerifiedDomain.Name();
        var responses = await Task.WhenAll(customers.Select(customer => customer.Partner.PostAsync($"/v1/customers/{customer.Id}/verifieddomain", TestVerifiedDomain.Managed(name))));
        responses.Count(response => response.Status == 201).ShouldBe(1);
        foreach (var response in responses.Where(response => response.Status != 201)) response.ShouldBeFault(409, 3001);
        var holders = 0;
        foreach (var (partner, id) in customers)
            if (Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json).Contains(name)) holders++;
        holders.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Concurrent_domains_of_one_customer_are_all_kept(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        var names = Enumerable.Range(0, 12).Select(_ => TestVerifiedDomain.Name()).ToList();
        var responses = await Task.WhenAll(names.Select(name => partner.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed(name))));
        responses.ShouldAllBe(response => response.Status == 201);
        Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json).Skip(1).ShouldBe(names, ignoreOrder: true);
    }

    [Theory, AllStores]
    public async Task A_repeated_request_adds_nothing_and_returns_the_first_response(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        var (body, id) = (TestVerifiedDomain.Managed(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.PostAsync(path, body, id)));
        responses.ShouldAllBe(response => response.Status == 201);
        responses.Select(response => response.Text).Distinct().Count().ShouldBe(1);
        (await partner.PostAsync(path, TestVerifiedDomain.Managed(), id)).ShouldBeFault(409, 3002);
        (await partner.PostAsync(path, body)).ShouldBeFault(409, 3001);
        var other = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        (await partner.PostAsync(other, body, id)).ShouldBeFault(409, 3001);
    }

    [Theory, AllStores]
    public async Task A_rejected_request_releases_its_id(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        var (existing, id) = (TestVerifiedDomain.Managed(), ("MS-RequestId", Guid.NewGuid().ToString()));
        (await partner.PostAsync(path, existing)).Status.ShouldBe(201);
        (await partner.PostAsync(path, existing, id)).ShouldBeFault(409, 3001);
        (await partner.PostAsync(path, TestVerifiedDomain.Managed(), id)).Status.ShouldBe(201);
    }

    [Theory, MemoryStore]
    public async Task Reports_all_errors_in_documented_order(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        (await partner.PostAsync(path, "{}")).ShouldBeFault(400, 3000).Data.ShouldBe(["verifiedDomainName: is required", "domain: is required"]);

        var body = TestVerifiedDomain.Federated();
        body["Domain"] = new JsonObject { ["AuthenticationType"] = "Federated", ["IsInitial"] = true, ["Capability"] = "telepathy", ["Status"] = "Lost", ["Name"] = "other.com" };
        body["DomainFederationSettings"] = new JsonObject { ["IssuerUri"] = "nowhere", ["SigningCertificate"] = "§", ["PreferredAuthenticationProtocol"] = "Smoke", ["NextSigningCertificate"] = "!" };
        (await partner.PostAsync(path, body)).ShouldBeFault(400, 3000).Data.Select(detail => detail.Split(':')[0]).ShouldBe(
        [
            "domain.capability", "domain.isInitial", "domain.name", "domain.status", "domain.verificationMethod",
            "domainFederationSettings.issuerUri", "domainFederationSettings.logOffUri", "domainFederationSettings.passiveLogOnUri",
            "domainFederationSettings.preferredAuthenticationProtocol", "domainFederationSettings.promptLoginBehavior",
            "domainFederationSettings.signingCertificate", "domainFederationSettings.nextSigningCertificate",
        ]);
        body = TestVerifiedDomain.Federated();
        body["DomainFederationSettings"] = null;
        (await partner.PostAsync(path, body)).ShouldBeFault(400, 3000).Data.ShouldBe(["domainFederationSettings: is required for a federated domain"]);
    }

    [Theory, MemoryStore]
    public async Task An_initial_domain_cannot_be_added(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync();
        foreach (var name in new[] { created["companyProfile"]!["domain"]!.GetValue<string>(), TestData.Domain(), "onmicrosoft.com", "a.ccsctp.net" })
        {
            (await partner.PostAsync($"/v1/customers/{created["id"]}/verifieddomain", TestVerifiedDomain.Managed(name))).ShouldBeFault(400, 3000)
                .Data[0].ShouldStartWith("verifiedDomainName: must not end in a suffix of the cloud");
        }

        Names((await partner.GetAsync($"/v1/customers/{created["id"]}/customDomains")).Json).Count.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_name_in_another_script_is_stored_in_ASCII_and_found_in_both_forms(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        var suffix = Guid.NewGuid().ToString("N")[..12];
        var (unicode, ascii) = ($"bücher-{suffix}.example", new System.Globalization.IdnMapping().GetAscii($"bücher-{suffix}.example"));
        ascii.ShouldStartWith("xn--");
        var response = await partner.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed(unicode));
        response.Json["name"]!.GetValue<string>().ShouldBe(ascii);
        foreach (var spelling in new[] { unicode, unicode.ToUpperInvariant(), ascii, ascii.ToUpperInvariant() })
        {
            (await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{Uri.EscapeDataString(spelling)}")).Status.ShouldBe(200, spelling);
            (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed(spelling))).ShouldBeFault(409, 3001);
        }

        Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json)[1].ShouldBe(ascii);
    }

    [Theory]
    [MemoryStore("xn--a.com")]
    [MemoryStore("a b.com")]
    [MemoryStore("-a.com")]
    [MemoryStore("contoso")]
    [MemoryStore("ü..com")]
    [MemoryStore("a_b.com")]
    public async Task Rejects_an_invalid_domain_name(StoreKind store, string name)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed(name))).ShouldBeFault(400, 3000)
            .Data[0].ShouldBe("verifiedDomainName: is not a domain name");
    }

    [Theory, AllStores]
    public async Task Deleting_a_customer_releases_all_of_its_domains(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (first, second) = ((await partner.CreateCustomerAsync())["id"], (await partner.CreateCustomerAsync())["id"]);
        var body = TestVerifiedDomain.Managed();
        (await partner.PostAsync($"/v1/customers/{first}/verifieddomain", body)).Status.ShouldBe(201);
        (await partner.PostAsync($"/v1/customers/{second}/verifieddomain", body)).ShouldBeFault(409, 3001);
        (await partner.DeleteAsync($"/v1/customers/{first}")).Status.ShouldBe(204);
        (await partner.PostAsync($"/v1/customers/{second}/verifieddomain", body)).Status.ShouldBe(201);
    }

    [Theory]
    [AllStores("customDomains")]
    [AllStores("organization")]
    public async Task Domains_of_a_customer_return_404_for_other_partners_and_after_the_relationship_ends(StoreKind store, string what)
    {
        var service = await services.GetAsync(store);
        var (partner, stranger) = (await service.SignInAsync(), await service.SignInAsync());
        var id = (await partner.CreateCustomerAsync())["id"];
        (await stranger.GetAsync($"/v1/customers/{id}/{what}")).ShouldBeFault(404, 60003);
        (await stranger.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed())).ShouldBeFault(404, 60003);
        (await partner.GetAsync($"/v1/customers/x/{what}")).ShouldBeFault(400, 900118);
        (await partner.PatchAsync($"/v1/customers/{id}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        (await partner.GetAsync($"/v1/customers/{id}/{what}")).ShouldBeFault(403, 20002);
        (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed())).ShouldBeFault(403, 20002);
    }

    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task The_organization_maps_the_company_profile(StoreKind store, bool asUser)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser);
        var response = await partner.GetAsync($"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/organization");
        response.Status.ShouldBe(200);
        response.Text.ShouldBe("""
            [{"street":"One Microsoft Way","countryLetterCode":"US","postalCode":"98052","city":"Redmond","state":"WA","displayName":"Contoso","technicalNotificationMails":["ann@contoso.com"]}]
            """);
    }

    [Theory, AllStores]
    public async Task Without_delegated_access_organization_and_domains_stay_readable_at_their_own_paths(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        (await partner.PatchAsync($"/v1/customers/{id}", new { allowDelegatedAccess = false })).Status.ShouldBe(200);
        (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", TestVerifiedDomain.Managed())).Status.ShouldBe(201);
        (await partner.GetAsync($"/v1/customers/{id}")).Json["customDomains"].ShouldBeNull();
        Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json).Count.ShouldBe(2);
        (await partner.GetAsync($"/v1/customers/{id}/organization")).Json[0]!["city"]!.GetValue<string>().ShouldBe("Redmond");
    }

    private static List<string> Names(JsonNode names) => [.. names.AsArray().Select(name => name!.GetValue<string>())];
}
