using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Auditing;

public sealed class AuditReplayTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const int Histories = 12;
    private static readonly string[] Names = ["Contoso", "Fabrikam", "Tailspin Toys", "Straße 9"];

    [Theory, AllStores]
    public async Task Replaying_the_records_of_any_history_yields_the_list_of_customers(StoreKind store)
    {
        var service = await services.GetAsync(store);
        await PropertyCheck.RunAsync<(byte Kind, byte Choice)[]>(Histories, async changes =>
        {
            var (partner, provider) = (await service.SignInAsync(), await service.SignInAsync());
            var created = new List<(TestPartner Owner, string Id)>();
            foreach (var change in changes) await ApplyAsync(partner, provider, created, change);

            foreach (var reader in (TestPartner[])[partner, provider])
            {
                var listed = (await reader.GetAsync("/v1/customers")).Json["items"]!.AsArray()
                    .Select(item => Short(item!["id"], item["companyProfile"]!["domain"], item["companyProfile"]!["companyName"], item["relationshipToPartner"]));
                var records = await AuditLog.ReadAllAsync(reader, size: 3);
                Replay(records).ShouldBe(listed, ignoreOrder: true);
                foreach (var (id, domains) in ReplayDomains(records))
                {
                    var remaining = (await reader.GetAsync($"/v1/customers/{id}/customDomains")).Json.AsArray();
                    domains.ShouldBe(remaining.Select(domain => domain!.GetValue<string>()));
                }
            }
        });
    }

    // Applies a record as a consumer of the log does: add created or restored customers, remove deleted ones.
    private static List<string> Replay(IReadOnlyList<JsonNode> records)
    {
        var customers = new Dictionary<string, string>();
        foreach (var record in records)
        {
            var id = record["customerId"]!.GetValue<string>();
            switch (AuditLog.Operation(record))
            {
                case "add_customer" when record["resourceNewValue"] is { } value:
                    var added = JsonNode.Parse(value.GetValue<string>())!;
                    customers.Add(id, Short(added["Id"], added["CompanyProfile"]!["Domain"], added["CompanyProfile"]!["CompanyName"], added["RelationshipToPartner"]));
                    break;
                case "remove_partner_customer_relationship" or "delete_customer":
                    customers.Remove(id);
                    break;
            }
        }

        return [.. customers.Values];
    }

    // Lists the domains of each remaining customer: the initial one and the added ones.
    private static Dictionary<string, List<string>> ReplayDomains(IReadOnlyList<JsonNode> records)
    {
        var domains = new Dictionary<string, List<string>>();
        foreach (var record in records)
        {
            var id = record["customerId"]!.GetValue<string>();
            switch (AuditLog.Operation(record))
            {
                case "add_customer" or "update_company_info" when record["customizedData"] is { } details:
                    if (!domains.TryGetValue(id, out var known)) domains[id] = known = [];
                    known.Add(details[0]!["value"]!.GetValue<string>());
                    break;
                case "remove_partner_customer_relationship" or "delete_customer":
                    domains.Remove(id);
                    break;
            }
        }

        return domains;
    }

    private static async Task ApplyAsync(TestPartner partner, TestPartner provider, List<(TestPartner Owner, string Id)> made, (byte Kind, byte Choice) change)
    {
        var kind = made.Count == 0 ? change.Kind % 2 : change.Kind % 10;
        if (kind < 2)
        {
            var creator = kind == 0 ? partner : provider;
            var created = await creator.CreateCustomerAsync(customer =>
            {
                customer["companyProfile"]!["companyName"] = Names[change.Choice % Names.Length];
                if (creator == provider) customer["associatedPartnerId"] = partner.Tenant.ToString();
            });
            made.Add((creator, created["id"]!.GetValue<string>()));
            return;
        }

        var (owner, id) = made[change.Choice % made.Count];
        var path = $"/v1/customers/{id}";
        switch (kind)
        {
            case 2:
                await owner.DeleteAsync(path);
                break;
            case 3:
                await owner.PatchAsync(path, new { relationshipToPartner = "none" });
                break;
            case 4:
                await partner.PatchAsync(path, new { relationshipToPartner = "none" });
                break;
            case 5:
                await owner.PatchAsync(path, new { allowDelegatedAccess = false });
                break;
            case 6:
                await owner.PostAsync($"{path}/qualifications", new { qualification = "StateOwnedEntity" });
                break;
            case 7:
                await owner.PostAsync($"{path}/agreements", TestAgreement.Create());
                break;
            case 8:
                await owner.PostAsync($"{path}/verifieddomain", TestVerifiedDomain.Managed());
                break;
            default:
                var profile = (await owner.GetAsync($"{path}/profiles/billing")).Json;
                profile["companyName"] = "Another";
                await owner.PutAsync($"{path}/profiles/billing", profile);
                break;
        }
    }

    private static string Short(params IEnumerable<JsonNode?> parts) => string.Join('|', parts.Select(part => part!.GetValue<string>()));
}
