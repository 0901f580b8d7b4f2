using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Relationships;

/// <summary>Tests what one of several partners of a customer can change for the others.</summary>
public sealed class SharedCustomerTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";

    [Theory, AllStores]
    public async Task Ending_a_relationship_does_not_affect_other_partners(StoreKind store)
    {
        var (first, second) = await ShareAsync(store);
        var before = await ReadAsync(first);
        (await second.PatchAsync(first.Path, new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        (await second.GetAsync(first.Path)).ShouldBeFault(403, 20002);
        (await ReadAsync(first)).ShouldBe(before);
    }

    [Theory, AllStores]
    public async Task A_billing_profile_belongs_to_one_partner(StoreKind store)
    {
        var (first, second) = await ShareAsync(store);
        var before = await ReadAsync(first);
        var profile = (await second.GetAsync($"{first.Path}/profiles/billing")).Json;
        foreach (var (name, value) in TestData.BillingProfile()) profile[name] = value!.DeepClone();
        profile["companyName"] = "Fabrikam";
        (await second.PutAsync($"{first.Path}/profiles/billing", profile)).Status.ShouldBe(200);
        (await ReadAsync(first)).ShouldBe(before);
    }

    [Theory, AllStores]
    public async Task A_partner_without_delegated_access_cannot_change_users_or_roles(StoreKind store)
    {
        var (first, second) = await ShareAsync(store);
        var user = (await first.AddUserAsync("daniel"))["id"];
        var before = await ReadAsync(first);
        (await second.PostAsync(first.Users, first.NewUser("other"))).ShouldBeFault(403, 900308);
        (await second.PatchAsync($"{first.Users}/{user}", new { displayName = "Dan" })).ShouldBeFault(403, 900308);
        (await second.PatchAsync($"{first.Users}/{user}/resetpassword", new { passwordProfile = new { password = "Another1*" } })).ShouldBeFault(403, 900308);
        (await second.DeleteAsync($"{first.Users}/{user}")).ShouldBeFault(403, 900308);
        (await second.PostAsync($"{first.Path}/directoryroles/{Administrators}/usermembers", new { id = user!.GetValue<string>() })).ShouldBeFault(403, 900308);
        (await second.DeleteAsync($"{first.Path}/directoryroles/{Administrators}/usermembers/{user}")).ShouldBeFault(403, 900308);
        (await ReadAsync(first)).ShouldBe(before);
    }

    [Theory, AllStores]
    public async Task A_partner_can_add_but_not_remove_domains_qualifications_and_agreements(StoreKind store)
    {
        var (first, second) = await ShareAsync(store);
        (await first.Partner.PostAsync($"{first.Path}/verifieddomain", TestVerifiedDomain.Managed())).Status.ShouldBe(201);
        (await first.Partner.PostAsync($"{first.Path}/qualifications", new { qualification = "StateOwnedEntity" })).Status.ShouldBe(201);
        (await first.Partner.PostAsync($"{first.Path}/agreements", TestAgreement.Create())).Status.ShouldBe(201);
        var (domains, qualifications, agreements) = (await ListAsync("customDomains"), await ListAsync("qualifications"), await ListAsync("agreements"));

        (await second.PostAsync($"{first.Path}/verifieddomain", TestVerifiedDomain.Managed())).Status.ShouldBe(201);
        (await second.PostAsync($"{first.Path}/qualifications", new { qualification = "Education", educationSegment = "K12", website = "contoso.edu" })).Status.ShouldBe(201);
        (await second.PutAsync($"{first.Path}/qualification", "\"none\"")).ShouldBeFault(400, 3000);
        (await second.PostAsync($"{first.Path}/agreements", TestAgreement.Create())).Status.ShouldBe(201);

        (await ListAsync("customDomains")).Take(domains.Count).ShouldBe(domains);
        (await ListAsync("qualifications")).Take(qualifications.Count).ShouldBe(qualifications);
        (await ListAsync("agreements")).ShouldBe(agreements);

        async Task<List<string>> ListAsync(string of)
        {
            var response = (await first.Partner.GetAsync($"{first.Path}/{of}")).Json;
            return [.. (response as JsonArray ?? response["items"]!.AsArray()).Select(item => item!.ToJsonString())];
        }
    }

    [Theory, AllStores]
    public async Task A_partner_cannot_change_anything_after_its_relationship_ended(StoreKind store)
    {
        var (first, second) = await ShareAsync(store);
        (await second.PatchAsync(first.Path, new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        var before = await ReadAsync(first);
        (await second.DeleteAsync(first.Path)).ShouldBeFault(403, 20002);
        (await second.PatchAsync(first.Path, new { allowDelegatedAccess = false })).ShouldBeFault(403, 20002);
        (await second.PutAsync($"{first.Path}/profiles/billing", TestData.BillingProfile(), ("If-Match", "1"))).ShouldBeFault(403, 20002);
        (await second.PostAsync($"{first.Path}/verifieddomain", TestVerifiedDomain.Managed())).ShouldBeFault(403, 20002);
        (await second.PostAsync($"{first.Path}/qualifications", new { qualification = "StateOwnedEntity" })).ShouldBeFault(403, 20002);
        (await second.PutAsync($"{first.Path}/qualification", "\"education\"")).ShouldBeFault(403, 20002);
        (await second.PostAsync($"{first.Path}/agreements", TestAgreement.Create())).ShouldBeFault(403, 20002);
        (await second.PostAsync(first.Users, first.NewUser("other"))).ShouldBeFault(403, 20002);
        (await ReadAsync(first)).ShouldBe(before);
    }

    // The second partner has the customer without delegated access.
    private async Task<(TestCustomer First, TestPartner Second)> ShareAsync(StoreKind store)
    {
        var first = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var second = await first.Service.SignInAsync();
        (await AcceptanceTests.AcceptAsync(first.Service, second, first.Customer)).ShouldBe(200);
        return (first, second);
    }

    // Returns all data that the first partner sees of the customer, and its own log.
    private static async Task<string> ReadAsync(TestCustomer first)
    {
        var read = new List<string>();
        foreach (var path in (string[])["", "/users", "/customDomains", "/qualifications", "/agreements", $"/directoryroles/{Administrators}/usermembers"])
        {
            var response = await first.Partner.GetAsync(first.Path + path);
            response.Status.ShouldBe(200, path);
            read.Add(response.Text);
        }

        return string.Join('\n', [.. read, (await first.Partner.GetAsync("/v1/auditrecords")).Text]);
    }
}
