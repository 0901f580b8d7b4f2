using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Auditing;

public sealed class AuditRecordTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Creating_a_customer_writes_the_documented_record_without_the_password(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var correlation = Guid.NewGuid().ToString();
        var created = await partner.PostAsync(
            "/v1/customers", TestData.Customer(), ("MS-CorrelationId", correlation), ("MS-PartnerCenter-Application", "Tests of mine"));
        var (id, password) = (created.Json["id"]!.GetValue<string>(), created.Json["userCredentials"]!["password"]!.GetValue<string>());

        var response = await partner.GetAsync("/v1/auditrecords");

        response.Text.ShouldNotContain(password);
        response.Json["attributes"]!["objectType"]!.GetValue<string>().ShouldBe("Collection");
        response.Json["links"]!["self"]!["uri"]!.GetValue<string>().ShouldBe("/auditrecords");
        response.Json["links"]!["next"].ShouldBeNull();
        var record = response.Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        record["id"]!.GetValue<string>().ShouldMatch($"^{partner.Tenant}_{id}_addcustomer_[0-9]{{18}}$");
        record["partnerId"]!.GetValue<string>().ShouldBe(partner.Tenant.ToString());
        record["participants"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(partner.Tenant.ToString());
        record["customerId"]!.GetValue<string>().ShouldBe(id);
        record["customerName"]!.GetValue<string>().ShouldBe("Contoso");
        record["userPrincipalName"]!.GetValue<string>().ShouldBe("ann@contoso.com");
        record["applicationId"]!.GetValue<string>().ShouldBe("Tests of mine");
        record["resourceType"]!.GetValue<string>().ShouldBe("customer");
        record["operationType"]!.GetValue<string>().ShouldBe("add_customer");
        record["originalCorrelationId"]!.GetValue<string>().ShouldBe(correlation);
        record["operationDate"]!.GetValue<string>().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$");
        record["operationStatus"]!.GetValue<string>().ShouldBe("succeeded");
        record["resourceOldValue"].ShouldBeNull();
        record["attributes"]!["objectType"]!.GetValue<string>().ShouldBe("AuditRecord");
        record["customizedData"]!.AsArray().Select(detail => $"{detail!["key"]}={detail["value"]}").ShouldBe(
            [$"PrimaryDomainName={created.Json["companyProfile"]!["domain"]}", "Relationship=Reseller", "TokenApplicationId=tests"]);
        var quoted = JsonNode.Parse(record["resourceNewValue"]!.GetValue<string>())!;
        quoted["Id"]!.GetValue<string>().ShouldBe(id);
        quoted["CompanyProfile"]!["CompanyName"]!.GetValue<string>().ShouldBe("Contoso");
        quoted["UserCredentials"]!["Password"]!.GetValue<string>().ShouldBeEmpty();
        quoted.AsObject().ContainsKey("AssociatedPartnerId").ShouldBeTrue("nulls are written");
    }

    [Theory, AllStores]
    public async Task Replacing_a_billing_profile_records_the_old_and_new_values(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        var created = await partner.CreateCustomerAsync();
        var profile = created["billingProfile"]!.DeepClone();
        profile["companyName"] = "Contoso Two";
        (await partner.PutAsync($"/v1/customers/{created["id"]}/profiles/billing", profile)).Status.ShouldBe(200);

        var record = (await AuditLog.ReadAsync(partner))[^1];

        AuditLog.Operation(record).ShouldBe("update_customer_billing_profile");
        record["userPrincipalName"].ShouldBeNull("an application acted alone");
        record["applicationId"]!.GetValue<string>().ShouldBe("tests");
        JsonNode.Parse(record["resourceOldValue"]!.GetValue<string>())!["CompanyName"]!.GetValue<string>().ShouldBe("Contoso");
        JsonNode.Parse(record["resourceNewValue"]!.GetValue<string>())!["CompanyName"]!.GetValue<string>().ShouldBe("Contoso Two");
    }

    [Theory, AllStores]
    public async Task A_change_without_effect_is_not_recorded(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync();
        var path = $"/v1/customers/{created["id"]}";
        var duplicate = TestData.Customer(customer => customer["companyProfile"]!["domain"] = created["companyProfile"]!["domain"]!.GetValue<string>());
        (await partner.PostAsync("/v1/customers", duplicate)).ShouldBeFault(409, 3001);
        (await partner.PutAsync($"{path}/profiles/billing", TestData.BillingProfile())).ShouldBeFault(400, 2055);
        (await partner.PatchAsync(path, new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        (await partner.PatchAsync(path, new { relationshipToPartner = "none" })).ShouldBeFault(400, 3000);

        (await AuditLog.ReadAsync(partner)).Select(AuditLog.Operation)
            .ShouldBe(["add_customer", "dap_admin_relationship_terminated", "remove_partner_customer_relationship"]);
    }

    [Theory, AllStores]
    public async Task A_repeated_creation_is_recorded_once(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (body, request) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        (await partner.PostAsync("/v1/customers", body, request)).Status.ShouldBe(201);
        (await partner.PostAsync("/v1/customers", body, request)).Status.ShouldBe(201);
        (await AuditLog.ReadAsync(partner)).Count.ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task An_indirect_reseller_has_creation_and_deletion_in_its_own_log(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var created = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        (await provider.DeleteAsync($"/v1/customers/{created["id"]}")).Status.ShouldBe(204);

        var records = await AuditLog.ReadAsync(reseller);

        records.Select(AuditLog.Operation).ShouldBe(["add_customer", "delete_customer"]);
        foreach (var record in records)
        {
            record["partnerId"]!.GetValue<string>().ShouldBe(reseller.Tenant.ToString());
            record["participants"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe([provider.Tenant.ToString(), reseller.Tenant.ToString()]);
        }
    }

    [Theory, AllStores]
    public async Task Deleting_a_customer_redacts_personal_data_in_its_records(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync();
        (await partner.DeleteAsync($"/v1/customers/{created["id"]}")).Status.ShouldBe(204);

        var records = await AuditLog.ReadAsync(partner);

        records.Select(AuditLog.Operation).ShouldBe(["add_customer", "delete_customer"]);
        foreach (var record in records)
        {
            record["customerId"]!.GetValue<string>().ShouldBe(created["id"]!.GetValue<string>());
            record["operationDate"].ShouldNotBeNull();
            foreach (var personal in (string[])["customerName", "resourceOldValue", "resourceNewValue", "customizedData"]) record[personal].ShouldBeNull();
        }

        (await AuditLog.ReadAsync(partner, "?filter={\"Field\":\"CompanyName\",\"Value\":\"Contoso\",\"Operator\":\"substring\"}")).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Only_the_partner_that_owns_a_record_finds_it_by_id(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        var record = (await AuditLog.ReadAsync(partner)).ShouldHaveSingleItem();
        var id = record["id"]!.GetValue<string>();

        foreach (var path in (string[])["/v1/auditrecords/", "/auditactivity/v1/auditrecords/"])
        {
            var found = await partner.GetAsync(path + id);
            found.Status.ShouldBe(200);
            found.Json.ToJsonString().ShouldBe(record.ToJsonString());
            (await (await service.SignInAsync()).GetAsync(path + id)).ShouldBeFault(404, 1000);
        }

        (await partner.GetAsync("/v1/auditrecords/nothing")).ShouldBeFault(404, 1000);
        (await partner.GetAsync($"/v1/auditrecords/{id.Replace("addcustomer", "other", StringComparison.Ordinal)}")).ShouldBeFault(404, 1000);
    }
}
