using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Paging;

/// <summary>A continuation token is valid only for its collection and its partner.</summary>
public sealed class CursorPurposeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Header = "MS-ContinuationToken";
    private static readonly string Members = $"directoryroles/{Customary.Core.DirectoryObjects.DirectoryRoles.CompanyAdministrator}/usermembers";

    [Theory, MemoryStore]
    public async Task A_cursor_of_one_collection_is_rejected_by_every_other(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var collections = await CollectionsAsync(partner);
        foreach (var (kind, path, token) in collections)
        {
            foreach (var other in collections)
            {
                var response = await partner.GetAsync(other.Path, (Header, token));
                if (other.Kind == kind) response.Status.ShouldBe(200, $"{path} {response.Text}");
                else response.ShouldBeFault(400, 2000);
            }
        }
    }

    [Theory, MemoryStore]
    public async Task Rejects_a_cursor_of_another_partner(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var provider = await service.SignInAsync();
        var reseller = await service.SignInAsync();

        // Both partners have the same customer, so only the partner of the token differs.
        var shared = (await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString()))["id"]!.GetValue<string>();
        foreach (var (_, path, token) in await CollectionsAsync(provider, shared))
            (await reseller.GetAsync(path, (Header, token))).ShouldBeFault(400, 2000);
    }

    [Theory, MemoryStore]
    public async Task Rejects_a_modified_cursor(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        foreach (var (_, path, token) in await CollectionsAsync(partner))
        {
            var bytes = Base64Url.DecodeFromChars(token);
            for (var index = 0; index < bytes.Length; index += 7)
            {
                bytes[index] ^= 1;
                (await partner.GetAsync(path, (Header, Base64Url.EncodeToString(bytes)))).ShouldBeFault(400, 2000);
                bytes[index] ^= 1;
            }

            for (var length = 0; length < bytes.Length; length += 5)
                if (length > 0) (await partner.GetAsync(path, (Header, Base64Url.EncodeToString(bytes.AsSpan(0, length))))).ShouldBeFault(400, 2000);
        }
    }

    /// <summary>A sandbox tenant can choose its ID, so the ID can imitate the beginning of the signed data of another token type.</summary>
    [Theory, AllStores]
    public async Task A_tenant_id_that_contains_a_purpose_cannot_forge_a_cursor(StoreKind store)
    {
        var service = await services.GetAsync(store);

        // In a customer token, the version, order, size and length follow the ID of the first partner.
        var signer = Guid.NewGuid().ToByteArray();
        (signer[2], signer[6], signer[7]) = (1, 0xFF, 0xFF);
        var partner = await service.SignInAsync(tenant: new Guid(signer).ToString());
        var token = (await CollectionsAsync(partner)).Single(collection => collection.Kind == "audit").Token;
        var spelled = new Guid([.. "audit records\0"u8, .. signer[..2]]);
        var forged = Base64Url.EncodeToString([.. signer[2..], .. Base64Url.DecodeFromChars(token)]);
        var other = await service.SignInAsync(tenant: spelled.ToString());
        (await other.GetAsync("/v1/customers?seekOperation=Next", (Header, forged))).ShouldBeFault(400, 2000);
    }

    private static async Task<List<(string Kind, string Path, string Token)>> CollectionsAsync(TestPartner partner, string? customer = null)
    {
        customer ??= (await partner.CreateCustomerAsync())["id"]!.GetValue<string>();
        await partner.CreateCustomerAsync();
        var other = (await partner.CreateCustomerAsync())["id"]!.GetValue<string>();
        foreach (var owner in (string[])[customer, other])
        {
            var user = await partner.PostAsync($"/v1/customers/{owner}/users", await UserAsync(partner, owner));
            user.Status.ShouldBe(200, user.Text);
            (await partner.PostAsync($"/v1/customers/{owner}/{Members}", new { id = user.Json.Text("id") })).Status.ShouldBe(201);
        }

        var collections = new List<(string Kind, string Path, string Token)>();
        await AddAsync("customers", "/v1/customers?size=1");
        await AddAsync("users", $"/v1/customers/{customer}/users?size=1");
        await AddAsync("users of another customer", $"/v1/customers/{other}/users?size=1");
        await AddAsync("role members", $"/v1/customers/{customer}/{Members}?size=1");
        await AddAsync("role members of another customer", $"/v1/customers/{other}/{Members}?size=1");
        await AddAsync("audit", "/v1/auditrecords?size=1");
        return collections;

        async Task AddAsync(string kind, string path)
        {
            var response = await partner.GetAsync(path);
            response.Status.ShouldBe(200, response.Text);
            collections.Add((kind, path, response.Json["continuationToken"]!.GetValue<string>()));
        }
    }

    private static async Task<JsonObject> UserAsync(TestPartner partner, string customer)
    {
        var domain = (await partner.GetAsync($"/v1/customers/{customer}")).Json["companyProfile"]!["domain"]!.GetValue<string>();
        return new()
        {
            ["usageLocation"] = "US",
            ["userPrincipalName"] = $"bo@{domain}",
            ["firstName"] = "Bo",
            ["lastName"] = "Lee",
            ["displayName"] = "Bo Lee",
            ["passwordProfile"] = new JsonObject { ["password"] = "Passw0rd!2026", ["forceChangePassword"] = true },
        };
    }
}
