using System.Text.Json.Nodes;
using Customary.Storage.Partners;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Hosting.Tests.OpenApi;

/// <summary>Responses match the document: the tests call every operation and cause many faults.</summary>
public sealed class DocumentedResponseTests : IAsyncLifetime
{
    private readonly List<string> _wrong = [];
    private readonly HashSet<string> _succeeded = [];
    private CustomaryFixture _service = null!;
    private DescribedApi _api = null!;
    private Partner _partner = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync();
        _api = await DescribedApi.ReadAsync(_service);
        _partner = await _service.SignInAsync();
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Every_operation_returns_the_documented_success_response()
    {
        var customer = (await CallAsync(HttpMethod.Post, "/v1/customers", TestData.Customer())).Json;
        var at = $"/v1/customers/{customer.Text("id")}";
        await CustomersAsync(at);
        await DirectoryAsync(at, customer.Text("companyProfile.domain")!);
        await AgreementsAsync(at);
        await PartnersAsync();
        await SurroundingsAsync();
        await CallAsync(HttpMethod.Patch, at, new JsonObject { ["relationshipToPartner"] = "none" });
        await CallAsync(HttpMethod.Delete, $"/v1/customers/{(await _partner.CreateCustomerAsync())["id"]}");
        _wrong.ShouldBeEmpty();
        _api.Document.Operations.Select(operation => operation.Operation.OperationId).Except(_succeeded).ShouldBeEmpty("called without success");
    }

    [Fact]
    public async Task Faults_match_the_documentation()
    {
        var customer = await _partner.CreateCustomerAsync();
        var at = $"/v1/customers/{customer["id"]}";
        foreach (var operation in _api.Document.Operations.ToList())
        {
            foreach (var id in (string[])[customer["id"]!.GetValue<string>(), Guid.NewGuid().ToString(), "contoso"])
            {
                var path = operation.Path.Replace("{id}", id, StringComparison.Ordinal).Replace("{userId}", id, StringComparison.Ordinal).Replace("{roleId}", id, StringComparison.Ordinal)
                    .Replace("{record}", "none", StringComparison.Ordinal).Replace("{country}", "UK", StringComparison.Ordinal).Replace("{domain}", "a_b", StringComparison.Ordinal).Replace("{prefix}", "a_b", StringComparison.Ordinal);
                if (operation.Operation.OperationId == "DeleteCustomer" && id == customer["id"]!.GetValue<string>()) continue;
                var method = new HttpMethod(operation.Method.ToUpperInvariant());
                await CallAsync(method, path, operation.Operation.ActualRequestBody is null ? null : new JsonObject());
                await CallAsync(method, path, operation.Operation.ActualRequestBody is null ? null : new JsonArray(), ("Accept", "text/html"));
                if (operation.Operation.ActualRequestBody is not null) await CallAsync(method, path, new JsonArray());
            }
        }

        await CallAsync(HttpMethod.Post, "/v1/customers", TestData.Customer(sent => sent.Set("companyProfile.domain", customer.Text("companyProfile.domain"))));
        await CallAsync(HttpMethod.Put, $"{at}/profiles/billing", TestData.BillingProfile());
        await CallAsync(HttpMethod.Get, "/v1/customers?size=x");
        await CallAsync(HttpMethod.Get, "/v1/customers", null, ("MS-ContinuationToken", "none"));
        _partner = await _service.SignInAsync(asUser: false, tenant: _partner.Tenant.ToString());
        foreach (var operation in _api.Document.Operations.ToList())
        {
            var path = operation.Path.Replace("{id}", customer["id"]!.GetValue<string>(), StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            if (operation.Operation.OperationId != "DeleteCustomer")
                await CallAsync(new(operation.Method.ToUpperInvariant()), path, operation.Operation.ActualRequestBody is null ? null : new JsonObject());
        }

        _wrong.ShouldBeEmpty();
    }

    private async Task CustomersAsync(string at)
    {
        await _partner.CreateCustomerAsync();
        var next = (await CallAsync(HttpMethod.Get, "/v1/customers?size=1")).Json.Text("continuationToken")!;
        await CallAsync(HttpMethod.Get, "/v1/customers?size=1&seekOperation=Next", null, ("MS-ContinuationToken", next));
        await CallAsync(HttpMethod.Get, at);
        await CallAsync(HttpMethod.Get, $"{at}/profiles/company");
        var profile = (await CallAsync(HttpMethod.Get, $"{at}/profiles/billing")).Json;
        await CallAsync(HttpMethod.Put, $"{at}/profiles/billing", profile);
        await CallAsync(HttpMethod.Get, "/v1/customers/relationshiprequests");
        await CallAsync(HttpMethod.Get, $"{at}/relationships");
        await CallAsync(HttpMethod.Get, $"{at}/customDomains");
        await CallAsync(HttpMethod.Get, $"{at}/organization");
        var name = $"d{Guid.NewGuid():N}.example";
        await CallAsync(HttpMethod.Post, $"{at}/verifieddomain", new JsonObject
        {
            ["verifiedDomainName"] = name,
            ["domain"] = new JsonObject { ["authenticationType"] = "Managed", ["capability"] = "Email", ["name"] = name, ["status"] = "Verified", ["verificationMethod"] = "DnsRecord" },
        });
    }

    private async Task DirectoryAsync(string at, string domain)
    {
        var created = (await CallAsync(HttpMethod.Post, $"{at}/users", new JsonObject
        {
            ["usageLocation"] = "US",
            ["userPrincipalName"] = $"eve@{domain}",
            ["displayName"] = "Eve",
            ["passwordProfile"] = new JsonObject { ["password"] = "abCD123*" },
        })).Json;
        var user = $"{at}/users/{created["id"]}";
        await CallAsync(HttpMethod.Get, user);
        await CallAsync(HttpMethod.Patch, user, new JsonObject { ["displayName"] = "Eva" });
        await CallAsync(HttpMethod.Patch, $"{user}/resetpassword", new JsonObject { ["passwordProfile"] = new JsonObject { ["password"] = "efGH456*" } });
        await CallAsync(HttpMethod.Get, $"{at}/users?size=1");
        var role = (await CallAsync(HttpMethod.Get, $"{at}/directoryroles")).Json.At("items")![0]!["id"];
        await CallAsync(HttpMethod.Post, $"{at}/directoryroles/{role}/usermembers", new JsonObject { ["id"] = created["id"]!.DeepClone() });
        await CallAsync(HttpMethod.Get, $"{at}/directoryroles/{role}/usermembers");
        await CallAsync(HttpMethod.Get, $"{user}/directoryroles");
        await CallAsync(HttpMethod.Delete, $"{at}/directoryroles/{role}/usermembers/{created["id"]}");
        await CallAsync(HttpMethod.Delete, user);
        await CallAsync(HttpMethod.Get, $"{at}/users?filter={Uri.EscapeDataString("""{"Field":"UserState","Value":"Inactive","Operator":"equals"}""")}");
    }

    private async Task AgreementsAsync(string at)
    {
        await CallAsync(HttpMethod.Get, "/v1/agreements?agreementType=*");
        await CallAsync(HttpMethod.Post, $"{at}/agreements", TestAgreement.Create());
        await CallAsync(HttpMethod.Get, $"{at}/agreements?agreementType=*");
        await CallAsync(HttpMethod.Get, $"{at}/directSignedMicrosoftCustomerAgreementStatus");
        await CallAsync(HttpMethod.Get, $"{at}/managedservices");
        await CallAsync(HttpMethod.Post, $"{at}/qualifications", new JsonObject { ["qualification"] = "StateOwnedEntity" });
        await CallAsync(HttpMethod.Get, $"{at}/qualifications");
        await CallAsync(HttpMethod.Get, $"{at}/qualification");
        await CallAsync(HttpMethod.Put, $"/v1/customers/{(await _partner.CreateCustomerAsync())["id"]}/qualification", JsonValue.Create("Education"));
        await CallAsync(HttpMethod.Get, "/v1/customers/all/validations");
        await CallAsync(HttpMethod.Get, $"{at}/validationStatus?type=account");
        await new TenantStore(_service.Services.GetRequiredService<Database>()).ReplaceAsync(new(_partner.Tenant, Guid.Parse(at.Split('/')[^1])), tenantRecord => tenantRecord with { AccountStatus = null }, CancellationToken.None);
        await CallAsync(HttpMethod.Get, $"{at}/validationStatus?type=account");
    }

    private async Task PartnersAsync()
    {
        foreach (var profile in (string[])["organization", "legalbusiness", "billing", "support"])
        {
            var current = (await CallAsync(HttpMethod.Get, $"/v1/profiles/{profile}")).Json;
            await CallAsync(HttpMethod.Put, $"/v1/profiles/{profile}", current);
            if (profile == "support") await CallAsync(HttpMethod.Put, "/v1/profiles/supportprofile", current);
        }

        await CallAsync(HttpMethod.Get, "/v1/profiles/mpn");
        var reseller = await _service.SignInAsync();
        await _service.RegisterAsync(_partner, PartnerKind.IndirectProvider, "Contoso");
        await _service.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Fabrikam");
        await _service.RegisterAsync(_partner, reseller);
        await CallAsync(HttpMethod.Get, "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf");
        var customer = await _partner.CreateCustomerAsync(sent => sent["associatedPartnerId"] = reseller.Tenant.ToString());
        await CallAsync(HttpMethod.Get, $"/v1/customers/{customer["id"]}/relationships");
        await CallAsync(HttpMethod.Get, $"/v1/customers/{customer["id"]}");
    }

    private async Task SurroundingsAsync()
    {
        await CallAsync(HttpMethod.Head, "/v1/domains/contoso.onmicrosoft.com");
        await CallAsync(HttpMethod.Head, $"/v1/domains/{(await _partner.CreateCustomerAsync()).Text("companyProfile.domain")}");
        await CallAsync(HttpMethod.Get, "/v1/validations/checkdomainavailability/contoso");
        await CallAsync(HttpMethod.Post, "/v1/validations/address", TestData.BillingProfile()["defaultAddress"]!);
        await CallAsync(HttpMethod.Post, "/v1/validations/address", new JsonObject { ["country"] = "US" });
        foreach (var country in (string[])["US", "BR", "IN", "NO", "CN"]) await CallAsync(HttpMethod.Get, $"/v1/countryvalidationrules/{country}");
        foreach (var address in (string[])["/v1/auditrecords", "/auditactivity/v1/auditrecords"])
        {
            var records = (await CallAsync(HttpMethod.Get, address)).Json["items"]!.AsArray();
            foreach (var record in records) await CallAsync(HttpMethod.Get, $"{address}/{record!["id"]}");
        }
    }

    private async Task<ApiResponse> CallAsync(HttpMethod method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        var response = await _partner.SendAsync(method, path, body, headers);
        var operation = _api.Find(method, path);
        if (response.Status < 300) _succeeded.Add(operation.Operation.OperationId);
        _wrong.AddRange(DescribedApi.Validate(operation, response));
        return response;
    }
}
