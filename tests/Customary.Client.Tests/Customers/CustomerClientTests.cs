namespace Customary.Client.Tests.Customers;

public sealed class CustomerClientTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Reads_the_organization_and_domains(StoreKind store)
    {
        var (_, customer, created) = await CreateAsync(store);
        (await customer.GetOrganizationAsync()).Single().DisplayName.ShouldBe("Fabrikam");
        (await customer.ListCustomDomainsAsync()).ShouldBe([created.CompanyProfile!.Domain!]);
        (await customer.ListManagedServicesAsync().ToListAsync()).ShouldNotBeNull();
        (await customer.ListRelationshipsAsync().ToListAsync()).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Adds_a_verified_domain_once(StoreKind store)
    {
        var (_, customer, _) = await CreateAsync(store);
        var name = $"d{Guid.NewGuid():N}.example.com";
        var domain = new VerifiedDomain
        {
            VerifiedDomainName = name,
            Domain = new() { AuthenticationType = "Managed", Capability = "Email", Name = name, Status = "Verified", VerificationMethod = "DnsRecord" },
        };
        var requestId = Guid.NewGuid();
        (await customer.AddVerifiedDomainAsync(domain, requestId)).Status.ShouldBe("verified");
        (await customer.AddVerifiedDomainAsync(domain, requestId)).Name.ShouldBe(name);
        (await customer.ListCustomDomainsAsync()).ShouldContain(name);
    }

    [Theory, AllStores]
    public async Task Confirms_and_lists_agreements(StoreKind store)
    {
        var (client, customer, _) = await CreateAsync(store);
        var template = (await client.AgreementTemplates.ListAsync("*").ToListAsync()).First(template => template.AgreementType == "MicrosoftCustomerAgreement");
        var confirmed = await customer.Agreements.CreateAsync(new()
        {
            TemplateId = template.TemplateId,
            Type = template.AgreementType,
            DateAgreed = "2026-01-02T00:00:00Z",
            PrimaryContact = new() { FirstName = "Kim", LastName = "Abel", Email = "kim@fabrikam.com", PhoneNumber = "2065550144" },
        });
        confirmed.TemplateId.ShouldBe(template.TemplateId);
        (await customer.Agreements.ListAsync("*").ToListAsync()).Single().PrimaryContact!.LastName.ShouldBe("Abel");
        (await customer.Agreements.GetDirectSignedStatusAsync()).IsSigned.ShouldBeFalse();
    }

    [Theory, AllStores]
    public async Task Requests_and_lists_qualifications(StoreKind store)
    {
        var (_, customer, _) = await CreateAsync(store);
        (await customer.Qualifications.ListAsync()).ShouldBeEmpty();
        (await customer.Qualifications.GetLegacyAsync()).ShouldBe("none");
        var requested = await customer.Qualifications.CreateAsync(new() { Qualification = "Education", EducationSegment = "K12", Website = "https://school.example.edu" });
        requested.Qualification.ShouldBe("Education");
        (await customer.Qualifications.ListAsync()).Count.ShouldBe(1);

        var (_, other, _) = await CreateAsync(store);
        (await other.Qualifications.UpdateLegacyAsync("education")).ShouldBe("education");
    }

    [Theory, AllStores]
    public async Task Reads_the_validation_status_and_reports_an_account_without_one(StoreKind store)
    {
        var (_, customer, _) = await CreateAsync(store);
        (await customer.GetValidationStatusAsync()).Status.ShouldBe("Allowed");
        (_, customer, _) = await CreateAsync(store, ("validation-status", "none"));
        var failure = await Should.ThrowAsync<CustomaryException>(() => customer.GetValidationStatusAsync());
        (failure.Status, failure.Code).ShouldBe((404, CustomaryErrorCode.AccountStatusNotFound));
    }

    private async Task<(CustomaryClient Client, CustomerClient Customer, Customer Created)> CreateAsync(StoreKind store, params (string, string)[] settings)
    {
        var client = (await services.GetAsync(store, settings)).CreateClient();
        var created = await client.Customers.CreateAsync(TestClients.NewCustomer());
        return (client, client.GetCustomer(created.Id), created);
    }
}
