namespace Customary.Client.Tests.Partners;

public sealed class PartnerProfileTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Reads_and_changes_the_profiles(StoreKind store)
    {
        var profiles = (await services.GetAsync(store)).CreateClient().Profiles;

        await profiles.UpdateOrganizationAsync(profile => profile with { CompanyName = "Northwind" });
        (await profiles.GetOrganizationAsync()).CompanyName.ShouldBe("Northwind");
        await profiles.UpdateBillingAsync(profile => profile with { PurchaseOrderNumber = "PO 7" });
        (await profiles.GetBillingAsync()).PurchaseOrderNumber.ShouldBe("PO 7");
        await profiles.UpdateLegalBusinessAsync(profile => profile with { CompanyApproverEmail = "legal@northwind.com" });
        (await profiles.GetLegalBusinessAsync()).CompanyApproverEmail.ShouldBe("legal@northwind.com");
        await profiles.UpdateSupportAsync(profile => profile with { Website = "https://northwind.example" });
        (await profiles.GetSupportAsync()).Website.ShouldBe("https://northwind.example");
    }

    [Theory, AllStores]
    public async Task Reads_profiles_of_the_partner_network(StoreKind store)
    {
        var profiles = (await services.GetAsync(store)).CreateClient().Profiles;
        var own = await profiles.GetMpnAsync();
        own.MpnId.ShouldNotBeNullOrEmpty();
        (await profiles.GetMpnAsync(own.MpnId)).PartnerName.ShouldBe(own.PartnerName);
        var failure = await Should.ThrowAsync<CustomaryException>(() => profiles.GetMpnAsync("999999999"));
        (failure.Status, failure.Code).ShouldBe((404, CustomaryErrorCode.InvalidProperty));
    }

    [Theory, AllStores]
    public async Task Lists_relationships_with_other_partners(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        (await client.Relationships.ListAsync(PartnerRelationshipType.IsIndirectCloudSolutionProviderOf, "north").ToListAsync()).ShouldBeEmpty();
        (await client.Relationships.ListAsync(PartnerRelationshipType.IsIndirectResellerOf).ToListAsync()).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Reads_audit_records_by_pages_and_by_id(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var start = DateTimeOffset.UtcNow.AddDays(-1);
        var customer = await client.Customers.CreateAsync(TestClients.NewCustomer());
        await client.Customers.CreateAsync(TestClients.NewCustomer());

        var records = await client.AuditRecords.ListAsync(start, pageSize: 1).ToListAsync();
        records.Count.ShouldBe(2);
        records.ShouldAllBe(record => record.OperationType == AuditOperationType.AddCustomer);
        (await client.AuditRecords.ListAsync(start, filter: AuditRecordFilter.Customer(customer.Id!)).ToListAsync()).Single().CustomerId.ShouldBe(customer.Id);
        (await client.AuditRecords.ListAsync(start, DateTimeOffset.UtcNow.AddDays(1), AuditRecordFilter.ResourceType(AuditResourceType.Customer)).ToListAsync()).Count.ShouldBe(2);
        (await client.AuditRecords.ListAsync(start, filter: AuditRecordFilter.CompanyNameContains("abri")).ToListAsync()).Count.ShouldBe(2);
        (await client.AuditRecords.GetAsync(records[0].Id!)).OperationDate.ShouldBe(records[0].OperationDate);
    }
}
