using System.Reflection;
using System.Text.RegularExpressions;
using Customary.Contracts;
using Customary.Core.Agreements;
using Customary.Core.DirectoryObjects;
using Customary.Core.Qualifications;
using Customary.Core.ValidationStatuses;
using Customary.Portal.Auditing;
using Customary.Portal.Customers;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Customers;

/// <summary>The values of the API that the pages show have texts in every language. Source: docs/portal.md#customers.</summary>
public sealed partial class ApiValueTextTests(DefaultFixtures servers)
{
    [Fact]
    public void Every_value_of_an_enumeration_has_a_text()
    {
        Constants(typeof(RelationshipToPartner)).Except(ApiValueTexts.Relationships.Keys).ShouldBeEmpty();
        Constants(typeof(QualificationKind)).Except(ApiValueTexts.Qualifications.Keys).ShouldBeEmpty();
        Constants(typeof(Vetting)).Except([.. ApiValueTexts.VettingStatuses.Keys, .. ApiValueTexts.VettingReasons.Keys]).ShouldBeEmpty();
        AgreementTemplates.All.Select(template => template.AgreementType!).Except(ApiValueTexts.Agreements.Keys).ShouldBeEmpty();
        ValidationStatusService.Statuses.Except(ApiValueTexts.AccountStatuses.Keys).ShouldBeEmpty();
        DirectoryRoles.All.Select(role => role.Name).Except(ApiValueTexts.Roles.Keys).ShouldBeEmpty();
        Constants(typeof(AuditOperationType)).Where(operation => !AuditOperationTexts.Has(operation)).ShouldBeEmpty();
        Constants(typeof(AuditResourceType)).Except(AuditResourceTexts.All).ShouldBeEmpty();
    }

    [Fact]
    public void Every_detail_of_an_audit_record_has_a_text()
    {
        var code = string.Concat(Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "src/Customary.Core"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var names = DetailName().Matches(code).Select(match => match.Groups[1].Value).Append("TokenApplicationId").ToList();
        names.Count.ShouldBeGreaterThan(5);
        names.Where(name => !AuditDetailTexts.Has(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task German_pages_of_a_customer_show_no_value_of_the_API()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var domain = $"{Guid.NewGuid():n}.example";
        var partner = await server.SignInAsync(tenant: domain);
        var customer = await partner.CreateCustomerAsync();
        await partner.PostAsync($"/v1/customers/{customer["id"]}/qualifications", new System.Text.Json.Nodes.JsonObject { ["qualification"] = "StateOwnedEntity" });
        (await partner.PostAsync($"/v1/customers/{customer["id"]}/users", new System.Text.Json.Nodes.JsonObject
        {
            ["usageLocation"] = "US",
            ["userPrincipalName"] = $"bo@{customer["companyProfile"]!["domain"]}",
            ["displayName"] = "Bo Lee",
            ["firstName"] = "Bo",
            ["lastName"] = "Lee",
            ["passwordProfile"] = new System.Text.Json.Nodes.JsonObject { ["password"] = "abCD123*", ["forceChangePassword"] = true },
        })).Status.ShouldBe(200);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        user.Add("customary-language=de");
        var path = $"/portal/customers/{customer["id"]}";
        var details = System.Net.WebUtility.HtmlDecode((await user.GetAsync(path)).Html);
        details.ShouldContain("<dd>Wiederverkäufer</dd>");
        details.ShouldContain("<dd>Englisch (en), Englisch (Vereinigte Staaten) (en-US)</dd>");
        var agreements = System.Net.WebUtility.HtmlDecode((await user.GetAsync($"{path}/agreements")).Html);
        agreements.ShouldContain("Staatliches Unternehmen");
        agreements.ShouldNotContain("StateOwnedEntity");
        var users = System.Net.WebUtility.HtmlDecode((await user.GetAsync($"{path}/users")).Html);
        users.ShouldContain("Unternehmensadministrator");
        users.ShouldNotContain("Company Administrator");
        users.ShouldContain(">Vereinigte Staaten</td>");
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("new\\(\\) \\{ Key = \"(\\w+)\"")]
    private static partial Regex DetailName();
}
