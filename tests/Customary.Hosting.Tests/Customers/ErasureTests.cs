using System.Text;
using System.Text.Json.Nodes;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Customers;

public sealed class ErasureTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Marker = "zqxmarker";
    private const int ManyUsers = 6;

    [Fact]
    public async Task No_personal_data_of_a_deleted_customer_remains_in_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("customary-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "customary.db");
            await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: path))
            {
                var partner = await service.SignInAsync();
                var other = await partner.CreateCustomerAsync();
                var id = await FillAsync(partner);
                (await partner.DeleteAsync($"/v1/customers/{id}")).Status.ShouldBe(204);
                (await partner.GetAsync($"/v1/customers/{other["id"]}")).Status.ShouldBe(200);
                var records = (await AuditLog.ReadAsync(partner)).Where(record => record["customerId"]!.GetValue<string>() == id).ToList();
                records.Select(AuditLog.Operation).Distinct().ShouldBe(
                    ["add_customer", "update_customer_billing_profile", "update_company_info", "create_customer_user", "update_customer_user", "add_user_member", "delete_customer_user", "update_customer_qualification", "create_agreement", "delete_customer"]);
                records.ShouldAllBe(record => record["operationDate"] != null && record["originalCorrelationId"] != null);
                await PendingErasures.EraseAsync(service.Services.GetRequiredService<Database>());
            }

            foreach (var file in folder.GetFiles()) ContainsMarker(await File.ReadAllBytesAsync(file.FullName)).ShouldBeFalse(file.Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, AllStores]
    public async Task Child_resources_of_a_deleted_customer_return_404(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = await FillAsync(partner);
        (await partner.DeleteAsync($"/v1/customers/{id}")).Status.ShouldBe(204);
        foreach (var path in (string[])["", "/profiles/company", "/profiles/billing", "/users", "/directoryroles", "/qualifications", "/qualification", "/agreements", "/managedservices"])
            (await partner.GetAsync($"/v1/customers/{id}{path}")).ShouldBeFault(404, 60003);
        ContainsMarker((await partner.GetAsync("/v1/auditrecords")).Body).ShouldBeFalse();
    }

    // Creates a customer with the marker in every field that can contain personal data, and a history.
    private static async Task<string> FillAsync(TestPartner partner)
    {
        var customer = TestData.Customer(customer =>
        {
            customer["companyProfile"] = new JsonObject
            {
                ["domain"] = $"{Marker}{Guid.NewGuid():N}"[..27] + ".onmicrosoft.com",
                ["companyName"] = $"{Marker} Company",
                ["email"] = $"{Marker}@contoso.com",
            };
            var billing = customer["billingProfile"]!;
            foreach (var field in (string[])["firstName", "lastName", "companyName"]) billing[field] = Marker + field;
            billing["email"] = $"billing.{Marker}@contoso.com";
            foreach (var field in (string[])["city", "addressLine1", "addressLine2", "firstName", "lastName"]) billing["defaultAddress"]![field] = Marker + field;
        });
        var created = await partner.PostAsync("/v1/customers", customer, ("MS-RequestId", Guid.NewGuid().ToString()));
        created.Status.ShouldBe(201, created.Text);
        var (id, domain) = (created.Json["id"]!.GetValue<string>(), created.Json["companyProfile"]!["domain"]!.GetValue<string>());
        var profile = created.Json["billingProfile"]!.DeepClone();
        profile["firstName"] = $"{Marker} Second";
        (await partner.PutAsync($"/v1/customers/{id}/profiles/billing", profile)).Status.ShouldBe(200);
        foreach (var federated in (bool[])[false, true])
        {
            var name = $"{Marker}{Guid.NewGuid():N}.com";
            var added = await partner.PostAsync(
                $"/v1/customers/{id}/verifieddomain", federated ? TestVerifiedDomain.Federated(name) : TestVerifiedDomain.Managed(name), ("MS-RequestId", Guid.NewGuid().ToString()));
            added.Status.ShouldBe(201, added.Text);
        }

        for (var number = 0; number < ManyUsers; number++) await AddUserAsync(partner, id, domain, number);
        await QualifyAsync(partner, id);
        return id;
    }

    private static async Task QualifyAsync(TestPartner partner, string id)
    {
        var school = new { qualification = "Education", educationSegment = "K12", website = $"{Marker}.edu" };
        (await partner.PostAsync($"/v1/customers/{id}/qualifications", school, ("MS-RequestId", Guid.NewGuid().ToString()))).Status.ShouldBe(201);
        var agreement = TestAgreement.Create(agreement =>
        {
            foreach (var field in (string[])["firstName", "lastName", "phoneNumber"]) agreement["primaryContact"]![field] = Marker + field;
            agreement["primaryContact"]!["email"] = $"{Marker}@contoso.com";
        });
        (await partner.PostAsync($"/v1/customers/{id}/agreements", agreement, ("MS-RequestId", Guid.NewGuid().ToString()))).Status.ShouldBe(201);
    }

    private static async Task AddUserAsync(TestPartner partner, string id, string domain, int number)
    {
        var user = new JsonObject
        {
            ["usageLocation"] = "US",
            ["userPrincipalName"] = $"{Marker}{number}@{domain}",
            ["displayName"] = $"{Marker} {new string('x', 200)}",
            ["phoneNumber"] = Marker,
            ["passwordProfile"] = new JsonObject { ["password"] = $"{Marker}A1" },
        };
        var created = await partner.PostAsync($"/v1/customers/{id}/users", user, ("MS-RequestId", Guid.NewGuid().ToString()));
        created.Status.ShouldBe(200, created.Text);
        var path = $"/v1/customers/{id}/users/{created.Json["id"]}";
        (await partner.PatchAsync(path, new { displayName = $"{Marker} Another" })).Status.ShouldBe(200);
        const string Helpdesk = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
        (await partner.PostAsync($"/v1/customers/{id}/directoryroles/{Helpdesk}/usermembers", new { id = created.Json["id"]!.GetValue<string>() })).Status.ShouldBe(201);
        if (number % 2 == 0) (await partner.DeleteAsync(path)).Status.ShouldBe(204);
    }

    // Folded keys are in uppercase.
    private static bool ContainsMarker(byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker)) >= 0 || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker.ToUpperInvariant())) >= 0;
}
