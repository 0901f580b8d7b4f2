using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Domains;

public sealed class VerifiedDomainTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task Adding_a_federated_domain_returns_the_documented_response(StoreKind store, bool asUser)
    {
        var partner = await (await services.On(store)).SignInAsync(asUser);
        var id = (await partner.CreateCustomerAsync())["id"];
        var sent = ValidDomain.Federated();
        var answer = await partner.PostAsync($"/v1/customers/{id}/verifieddomain", sent);
        answer.Status.ShouldBe(201, answer.Text);
        answer.Text.ShouldBe($$"""
            {"authenticationType":"federated","capability":"email","isDefault":false,"isInitial":false,"name":"{{sent["VerifiedDomainName"]}}","status":"verified","verificationMethod":"dns_record"}
            """);
    }

    [Theory]
    [AllStores("managed", "OfficeCommunicationsOnline", "pendingDeletion", "DNSRECORD", "managed", "office_communications_online", "pending_deletion", "dns_record")]
    [AllStores("MANAGED", "share_point_public", "Unverified", "email", "managed", "share_point_public", "unverified", "email")]
    [AllStores("Managed", "OrgIdAuthentication", "PENDING_DELETION", "dns_record", "managed", "org_id_authentication", "pending_deletion", "dns_record")]
    public async Task Reads_values_in_any_spelling_and_writes_snake_case(
        StoreKind store, string type, string capability, string status, string method, string typeOut, string capabilityOut, string statusOut, string methodOut)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        var sent = ValidDomain.Managed();
        var domain = sent["Domain"]!;
        (domain["AuthenticationType"], domain["Capability"], domain["Status"], domain["VerificationMethod"]) = (type, capability, status, method);
        (domain["IsDefault"], domain["RootDomain"]) = (true, "Contoso.com");
        var answer = (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", sent)).Json;
        foreach (var (member, value) in new[] { ("authenticationType", typeOut), ("capability", capabilityOut), ("status", statusOut), ("verificationMethod", methodOut), ("rootDomain", "Contoso.com") })
            answer[member]!.GetValue<string>().ShouldBe(value);
        answer["isDefault"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory, AllStores]
    public async Task An_added_domain_is_listed_and_unavailable_to_others(StoreKind store)
    {
        var service = await services.On(store);
        var partner = await service.SignInAsync();
        var created = await partner.CreateCustomerAsync();
        var initial = created["companyProfile"]!["domain"]!.GetValue<string>();
        var (first, second) = (ValidDomain.Name(), ValidDomain.Name());
        foreach (var name in new[] { first, second })
            (await partner.PostAsync($"/v1/customers/{created["id"]}/verifieddomain", ValidDomain.Managed(name))).Status.ShouldBe(201);

        Names((await partner.GetAsync($"/v1/customers/{created["id"]}/customDomains")).Json).ShouldBe([initial, first, second]);
        var read = (await partner.GetAsync($"/v1/customers/{created["id"]}")).Json;
        Names(read["customDomains"]!).ShouldBe([initial, first, second]);
        read["companyProfile"]!["domain"]!.GetValue<string>().ShouldBe(initial);
        var other = await service.SignInAsync();
        (await other.SendAsync(HttpMethod.Head, $"/v1/domains/{first.ToUpperInvariant()}")).Status.ShouldBe(200);
        var stranger = (await other.CreateCustomerAsync())["id"];
        (await other.PostAsync($"/v1/customers/{stranger}/verifieddomain", ValidDomain.Managed(first.ToUpperInvariant()))).ShouldBeFault(409, 3001);
    }

    [Theory, AllStores]
    public async Task All_partners_of_a_customer_see_an_added_domain(StoreKind store)
    {
        var service = await services.On(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var created = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        var name = ValidDomain.Name();
        (await reseller.PostAsync($"/v1/customers/{created["id"]}/verifieddomain", ValidDomain.Managed(name))).Status.ShouldBe(201);
        foreach (var partner in new[] { provider, reseller })
            Names((await partner.GetAsync($"/v1/customers/{created["id"]}")).Json["customDomains"]!).ShouldContain(name);
    }

    [Theory, AllStores]
    public async Task Of_many_concurrent_customers_one_gets_a_domain(StoreKind store)
    {
        var service = await services.On(store);
        var partners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.SignInAsync()));
        var customers = new List<(TestPartner Partner, string Id)>();
        foreach (var partner in partners)
            for (var i = 0; i < 3; i++) customers.Add((partner, (await partner.CreateCustomerAsync())["id"]!.GetValue<string>()));
        var name = ValidDomain.Name();
        var answers = await Task.WhenAll(customers.Select(customer => customer.Partner.PostAsync($"/v1/customers/{customer.Id}/verifieddomain", ValidDomain.Managed(name))));
        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        foreach (var answer in answers.Where(answer => answer.Status != 201)) answer.ShouldBeFault(409, 3001);
        var holders = 0;
        foreach (var (partner, id) in customers)
            if (Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json).Contains(name)) holders++;
        holders.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Concurrent_domains_of_one_customer_are_all_kept(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        var names = Enumerable.Range(0, 12).Select(_ => ValidDomain.Name()).ToList();
        var answers = await Task.WhenAll(names.Select(name => partner.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed(name))));
        answers.ShouldAllBe(answer => answer.Status == 201);
        Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json).Skip(1).ShouldBe(names, ignoreOrder: true);
    }

    [Theory, AllStores]
    public async Task A_repeated_request_adds_nothing_and_returns_the_first_response(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        var (sent, id) = (ValidDomain.Managed(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.PostAsync(path, sent, id)));
        answers.ShouldAllBe(answer => answer.Status == 201);
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        (await partner.PostAsync(path, ValidDomain.Managed(), id)).ShouldBeFault(409, 3002);
        (await partner.PostAsync(path, sent)).ShouldBeFault(409, 3001);
        var other = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        (await partner.PostAsync(other, sent, id)).ShouldBeFault(409, 3001);
    }

    [Theory, AllStores]
    public async Task A_rejected_request_releases_its_id(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        var (taken, id) = (ValidDomain.Managed(), ("MS-RequestId", Guid.NewGuid().ToString()));
        (await partner.PostAsync(path, taken)).Status.ShouldBe(201);
        (await partner.PostAsync(path, taken, id)).ShouldBeFault(409, 3001);
        (await partner.PostAsync(path, ValidDomain.Managed(), id)).Status.ShouldBe(201);
    }

    [Theory, MemoryStore]
    public async Task Reports_all_errors_in_documented_order(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        (await partner.PostAsync(path, "{}")).ShouldBeFault(400, 3000).Data.ShouldBe(["verifiedDomainName: is required", "domain: is required"]);

        var sent = ValidDomain.Federated();
        sent["Domain"] = new JsonObject { ["AuthenticationType"] = "Federated", ["IsInitial"] = true, ["Capability"] = "telepathy", ["Status"] = "Lost", ["Name"] = "other.com" };
        sent["DomainFederationSettings"] = new JsonObject { ["IssuerUri"] = "nowhere", ["SigningCertificate"] = "§", ["PreferredAuthenticationProtocol"] = "Smoke", ["NextSigningCertificate"] = "!" };
        (await partner.PostAsync(path, sent)).ShouldBeFault(400, 3000).Data.Select(detail => detail.Split(':')[0]).ShouldBe(
        [
            "domain.capability", "domain.isInitial", "domain.name", "domain.status", "domain.verificationMethod",
            "domainFederationSettings.issuerUri", "domainFederationSettings.logOffUri", "domainFederationSettings.passiveLogOnUri",
            "domainFederationSettings.preferredAuthenticationProtocol", "domainFederationSettings.promptLoginBehavior",
            "domainFederationSettings.signingCertificate", "domainFederationSettings.nextSigningCertificate",
        ]);
        sent = ValidDomain.Federated();
        sent["DomainFederationSettings"] = null;
        (await partner.PostAsync(path, sent)).ShouldBeFault(400, 3000).Data.ShouldBe(["domainFederationSettings: is required for a federated domain"]);
    }

    [Theory, MemoryStore]
    public async Task An_initial_domain_cannot_be_added(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync();
        foreach (var name in new[] { created["companyProfile"]!["domain"]!.GetValue<string>(), TestData.Domain(), "onmicrosoft.com", "a.ccsctp.net" })
        {
            (await partner.PostAsync($"/v1/customers/{created["id"]}/verifieddomain", ValidDomain.Managed(name))).ShouldBeFault(400, 3000)
                .Data[0].ShouldStartWith("verifiedDomainName: must not stand under a suffix of the cloud");
        }

        Names((await partner.GetAsync($"/v1/customers/{created["id"]}/customDomains")).Json).Count.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_name_in_another_script_is_stored_in_ASCII_and_found_in_both_forms(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        var part = Guid.NewGuid().ToString("N")[..12];
        var (unicode, ascii) = ($"bücher-{part}.example", new System.Globalization.IdnMapping().GetAscii($"bücher-{part}.example"));
        ascii.ShouldStartWith("xn--");
        var answer = await partner.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed(unicode));
        answer.Json["name"]!.GetValue<string>().ShouldBe(ascii);
        foreach (var spelling in new[] { unicode, unicode.ToUpperInvariant(), ascii, ascii.ToUpperInvariant() })
        {
            (await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{Uri.EscapeDataString(spelling)}")).Status.ShouldBe(200, spelling);
            (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed(spelling))).ShouldBeFault(409, 3001);
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
        var partner = await (await services.On(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed(name))).ShouldBeFault(400, 3000)
            .Data[0].ShouldBe("verifiedDomainName: is not a domain name");
    }

    [Theory, AllStores]
    public async Task Deleting_a_customer_releases_all_of_its_domains(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var (first, second) = ((await partner.CreateCustomerAsync())["id"], (await partner.CreateCustomerAsync())["id"]);
        var sent = ValidDomain.Managed();
        (await partner.PostAsync($"/v1/customers/{first}/verifieddomain", sent)).Status.ShouldBe(201);
        (await partner.PostAsync($"/v1/customers/{second}/verifieddomain", sent)).ShouldBeFault(409, 3001);
        (await partner.DeleteAsync($"/v1/customers/{first}")).Status.ShouldBe(204);
        (await partner.PostAsync($"/v1/customers/{second}/verifieddomain", sent)).Status.ShouldBe(201);
    }

    [Theory]
    [AllStores("customDomains")]
    [AllStores("organization")]
    public async Task Domains_of_a_customer_return_404_for_other_partners_and_after_the_relationship_ends(StoreKind store, string what)
    {
        var service = await services.On(store);
        var (partner, stranger) = (await service.SignInAsync(), await service.SignInAsync());
        var id = (await partner.CreateCustomerAsync())["id"];
        (await stranger.GetAsync($"/v1/customers/{id}/{what}")).ShouldBeFault(404, 60003);
        (await stranger.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed())).ShouldBeFault(404, 60003);
        (await partner.GetAsync($"/v1/customers/x/{what}")).ShouldBeFault(400, 900118);
        (await partner.PatchAsync($"/v1/customers/{id}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        (await partner.GetAsync($"/v1/customers/{id}/{what}")).ShouldBeFault(403, 20002);
        (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed())).ShouldBeFault(403, 20002);
    }

    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task The_organization_maps_the_company_profile(StoreKind store, bool asUser)
    {
        var partner = await (await services.On(store)).SignInAsync(asUser);
        var answer = await partner.GetAsync($"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/organization");
        answer.Status.ShouldBe(200);
        answer.Text.ShouldBe("""
            [{"street":"One Microsoft Way","countryLetterCode":"US","postalCode":"98052","city":"Redmond","state":"WA","displayName":"Contoso","technicalNotificationMails":["ann@contoso.com"]}]
            """);
    }

    [Theory, AllStores]
    public async Task Without_delegated_access_organization_and_domains_stay_readable_at_their_own_paths(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync())["id"];
        (await partner.PatchAsync($"/v1/customers/{id}", new { allowDelegatedAccess = false })).Status.ShouldBe(200);
        (await partner.PostAsync($"/v1/customers/{id}/verifieddomain", ValidDomain.Managed())).Status.ShouldBe(201);
        (await partner.GetAsync($"/v1/customers/{id}")).Json["customDomains"].ShouldBeNull();
        Names((await partner.GetAsync($"/v1/customers/{id}/customDomains")).Json).Count.ShouldBe(2);
        (await partner.GetAsync($"/v1/customers/{id}/organization")).Json[0]!["city"]!.GetValue<string>().ShouldBe("Redmond");
    }

    private static List<string> Names(JsonNode names) => [.. names.AsArray().Select(name => name!.GetValue<string>())];
}
