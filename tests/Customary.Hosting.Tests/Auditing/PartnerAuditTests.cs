using System.Text.Json.Nodes;
using Customary.Storage.Partners;

namespace Customary.Hosting.Tests.Auditing;

/// <summary>Tests the audit records of domains, partner profiles and partnerships.</summary>
public sealed class PartnerAuditTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task An_added_domain_is_recorded_for_each_partner_of_the_customer(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller, ended) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        var shared = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        var left = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = ended.Tenant.ToString());
        (await ended.PatchAsync($"/v1/customers/{left["id"]}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        var domain = TestVerifiedDomain.Federated();
        (await provider.PostAsync($"/v1/customers/{shared["id"]}/verifieddomain", domain)).Status.ShouldBe(201);
        (await provider.PostAsync($"/v1/customers/{left["id"]}/verifieddomain", TestVerifiedDomain.Managed())).Status.ShouldBe(201);

        foreach (var partner in (TestPartner[])[provider, reseller])
        {
            var record = (await AuditLog.ReadAsync(partner)).First(record => AuditLog.Operation(record) == "update_company_info");
            record["resourceType"]!.GetValue<string>().ShouldBe("customer");
            record["customerId"]!.GetValue<string>().ShouldBe(shared["id"]!.GetValue<string>());
            record["customerName"]!.GetValue<string>().ShouldBe("Contoso");
            record["id"]!.GetValue<string>().ShouldMatch($"^{partner.Tenant}_{shared["id"]}_updatecompanyinfo_[0-9]{{18}}$");
            record["participants"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe([provider.Tenant.ToString(), reseller.Tenant.ToString()]);
            record["resourceOldValue"].ShouldBeNull();
            var quoted = JsonNode.Parse(record["resourceNewValue"]!.GetValue<string>())!;
            quoted["VerifiedDomainName"]!.GetValue<string>().ShouldBe(domain["VerifiedDomainName"]!.GetValue<string>());
            quoted["Domain"]!["AuthenticationType"]!.GetValue<string>().ShouldBe("federated");
            quoted["DomainFederationSettings"]!["IssuerUri"]!.GetValue<string>().ShouldBe("urn:contoso:sts");
            record["customizedData"]![0]!["value"]!.GetValue<string>().ShouldBe(domain["VerifiedDomainName"]!.GetValue<string>());
        }

        (await AuditLog.ReadAsync(ended)).Select(AuditLog.Operation).ShouldNotContain("update_company_info");
    }

    [Theory, AllStores]
    public async Task A_rejected_or_duplicate_domain_is_not_recorded(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/verifieddomain";
        var (domain, request) = (TestVerifiedDomain.Managed(), ("MS-RequestId", Guid.NewGuid().ToString()));
        (await partner.PostAsync(path, domain, request)).Status.ShouldBe(201);
        (await partner.PostAsync(path, domain, request)).Status.ShouldBe(201);
        (await partner.PostAsync(path, domain)).ShouldBeFault(409, 3001);
        (await AuditLog.ReadAsync(partner)).Select(AuditLog.Operation).ShouldBe(["add_customer", "update_company_info"]);
    }

    [Theory]
    [AllStores("organization", "companyName", "CompanyName")]
    [AllStores("billing", "purchaseOrderNumber", "PurchaseOrderNumber")]
    [AllStores("legalbusiness", "companyName", "CompanyName")]
    [AllStores("support", "telephone", "Telephone")]
    public async Task An_updated_partner_profile_is_recorded_with_old_and_new_values(StoreKind store, string profile, string member, string quoted)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        foreach (var value in (string[])["12345", "67890"])
        {
            var read = (await partner.GetAsync($"/v1/profiles/{profile}")).Json;
            read[member] = value;
            (await partner.PutAsync($"/v1/profiles/{profile}", read)).Status.ShouldBe(200);
        }

        var records = await AuditLog.ReadAsync(partner, "?filter={\"Field\":\"ResourceType\",\"Value\":\"Undefined\",\"Operator\":\"equals\"}");

        records.Select(AuditLog.Operation).ShouldBe(["update_company_info", "update_company_info"]);
        records[0]["resourceOldValue"].ShouldBeNull("it was never written before");
        JsonNode.Parse(records[1]["resourceOldValue"]!.GetValue<string>())![quoted]!.GetValue<string>().ShouldBe("12345");
        JsonNode.Parse(records[1]["resourceNewValue"]!.GetValue<string>())![quoted]!.GetValue<string>().ShouldBe("67890");
        records[1]["customerId"].ShouldBeNull();
        records[1]["userPrincipalName"]!.GetValue<string>().ShouldBe("ann@contoso.com");
        records[1]["customizedData"]![0]!["value"]!.GetValue<string>().ShouldBe(profile);
        var id = records[1]["id"]!.GetValue<string>();
        id.ShouldMatch($"^{partner.Tenant}_{profile}_updatecompanyinfo_[0-9]{{18}}$");
        (await partner.GetAsync($"/v1/auditrecords/{id}")).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task An_unchanged_or_rejected_partner_profile_is_not_recorded(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var support = (await partner.GetAsync("/v1/profiles/support")).Json;
        for (var i = 0; i < 2; i++) (await partner.PutAsync("/v1/profiles/support", support)).Status.ShouldBe(200);
        var billing = (await partner.GetAsync("/v1/profiles/billing")).Json;
        billing["attributes"]!["etag"] = "1";
        (await partner.PutAsync("/v1/profiles/billing", billing)).ShouldBeFault(400, 2055);
        (await AuditLog.ReadAsync(partner)).Count.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task Operator_registrations_are_recorded_for_the_partners_unless_nothing_changes(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        foreach (var name in (string[])["Contoso", "Contoso", "Contoso Two"]) await service.RegisterAsync(provider, PartnerKind.IndirectProvider, name);
        for (var i = 0; i < 2; i++) (await service.RegisterAsync(provider, reseller)).ShouldBeNull();
        (await service.EndAsync(provider, reseller)).ShouldBeTrue();
        (await service.EndAsync(provider, reseller)).ShouldBeFalse();

        var records = await AuditLog.ReadAsync(provider);

        records.Select(AuditLog.Operation).ShouldBe(
            ["create_mpn_association", "update_mpn_association", "create_partner_relationship", "remove_partner_relationship"]);
        records.Select(record => record["resourceType"]!.GetValue<string>()).ShouldBe(
            ["mpn_association", "mpn_association", "partner_relationship", "partner_relationship"]);
        records.ShouldAllBe(record => record["applicationId"]!.GetValue<string>() == "customary" && record["userPrincipalName"] == null);
        JsonNode.Parse(records[1]["resourceOldValue"]!.GetValue<string>())!["Name"]!.GetValue<string>().ShouldBe("Contoso");
        JsonNode.Parse(records[1]["resourceNewValue"]!.GetValue<string>())!["Kind"]!.GetValue<string>().ShouldBe("IndirectProvider");
        JsonNode.Parse(records[2]["resourceNewValue"]!.GetValue<string>())!["RelationshipType"]!.GetValue<string>().ShouldBe("is_indirect_cloud_solution_provider_of");
        var other = await AuditLog.ReadAsync(reseller);
        other.Select(AuditLog.Operation).ShouldBe(["create_partner_relationship", "remove_partner_relationship"]);
        JsonNode.Parse(other[1]["resourceOldValue"]!.GetValue<string>())!["Name"]!.GetValue<string>().ShouldBe("Contoso Two");
        JsonNode.Parse(other[1]["resourceOldValue"]!.GetValue<string>())!["RelationshipType"]!.GetValue<string>().ShouldBe("is_indirect_reseller_of");
        other[0]["participants"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe([reseller.Tenant.ToString(), provider.Tenant.ToString()]);
    }
}
