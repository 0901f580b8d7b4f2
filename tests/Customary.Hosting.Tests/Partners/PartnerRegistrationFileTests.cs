using Customary.Hosting.Configuration;
using Customary.Storage.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Partners;

public sealed class PartnerRegistrationFileTests : IDisposable
{
    private const string Provider = "7c1f5d0e-5f0b-4d5e-9a2e-0f6a3c7b1d01";
    private const string First = "7c1f5d0e-5f0b-4d5e-9a2e-0f6a3c7b1d02";
    private const string Second = "7c1f5d0e-5f0b-4d5e-9a2e-0f6a3c7b1d03";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    [Fact]
    public async Task Registering_the_sample_is_idempotent()
    {
        var store = Path.Combine(_folder.FullName, "customary.db");
        var sample = Path.Combine(AppContext.BaseDirectory, "Repository", "samples", "partners.json");
        for (var start = 0; start < 2; start++)
        {
            await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: store, settings: ("partners-file", sample));
            var provider = await service.SignInAsync(tenant: Provider);
            var resellers = (await provider.GetAsync("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf")).Json["items"]!.AsArray();
            resellers.Select(item => item!["id"]!.GetValue<string>()).ShouldBe([First, Second]);
            resellers[0]!["name"]!.GetValue<string>().ShouldBe("Fabrikam Cloud");
            resellers[0]!["mpnId"]!.GetValue<string>().ShouldBe("4391228");
            resellers[0]!["location"]!.GetValue<string>().ShouldBe("AT");
            (await provider.GetAsync("/v1/profiles/organization")).Json["culture"]!.GetValue<string>().ShouldBe("de-DE");
            (await AuditLog.ReadAsync(provider)).Select(AuditLog.Operation).ShouldBe(
                ["create_mpn_association", "create_partner_relationship", "create_partner_relationship"]);
            var customer = await provider.PostAsync("/v1/customers", TestData.Customer(customer => customer["associatedPartnerId"] = Guid.NewGuid().ToString()));
            customer.ShouldBeFault(400, 800016);
        }
    }

    [Fact]
    public async Task Reports_all_errors_at_once_and_registers_nothing()
    {
        var store = Path.Combine(_folder.FullName, "customary.db");
        var error = await ReadErrorAsync(store, $$"""
            {
              "partners": [
                { "tenant": "contoso", "kind": "friend", "name": " ", "mpnId": "12a", "country": "UK", "culture": "german" },
                { "tenant": "{{First}}", "kind": "direct-reseller" },
                { "tenant": "{{First}}", "kind": "indirect-reseller" }
              ],
              "partnerships": [
                { "provider": "x" },
                { "provider": "{{Provider}}", "reseller": "{{Provider}}" },
                { "provider": "{{Provider}}", "reseller": "{{First}}" }
              ]
            }
            """);
        error.Split('\n').Select(line => line[(line.IndexOf('$', StringComparison.Ordinal) + 2)..].Trim()).ShouldBe(
        [
            "partners[0].tenant: must be a tenant id, a GUID",
            "partners[0].kind: must be one of direct-reseller, indirect-provider, indirect-reseller",
            "partners[0].name: is required",
            "partners[0].mpnId: must have digits only",
            "partners[0].country: must be an ISO 3166-1 alpha-2 code, such as US",
            "partners[0].culture: must be a culture such as en-US",
            "partners[2].tenant: is in the file already",
            "partnerships[0].provider: must be a tenant id, a GUID",
            "partnerships[0].reseller: must be a tenant id, a GUID",
            "partnerships[1]: A partner cannot have a partnership with itself.",
            $"partnerships[2]: {First} is registered, but not as an indirect reseller.",
        ]);
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: store);
        (await service.Services.GetRequiredService<PartnerStore>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\n  \"partners\": [ { \"nmae\": \"x\" } ] }", "line 2, $.partners[0].nmae: ")]
    [InlineData("{\n\n  \"partners\": [ { \"kind\": 7 } ] }", "line 3, $.partners[0].kind: ")]
    [InlineData("{ \"partners\": [ null ] }", "$.partners[0]: ")]
    [InlineData("{ \"partners\"", "line 1, $")]
    [InlineData("null", "has nothing in it")]
    public async Task A_malformed_file_is_reported_with_its_line_and_the_allowed_properties(string content, string location)
    {
        var error = await ReadErrorAsync("memory", content);
        error.ShouldContain(location);
        error.ShouldContain("tenant, kind, name, mpnId, country and culture");
    }

    [Fact]
    public async Task The_error_names_a_missing_file()
    {
        var missing = Path.Combine(_folder.FullName, "nowhere.json");
        var exception = await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: ("partners-file", missing)));
        exception.Message.ShouldStartWith($"partners-file: {missing} cannot be read: ");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> ReadErrorAsync(string store, string content)
    {
        var file = Path.Combine(_folder.FullName, "partners.json");
        await File.WriteAllTextAsync(file, content);
        var storage = store == "memory" ? store : $"sqlite:{store}";
        var exception = await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: [("storage", storage), ("partners-file", file)]));
        exception.Message.ShouldStartWith($"partners-file: {file}");
        return exception.Message;
    }
}
