using System.Text.Json;

namespace Customary.Contracts.Tests;

public sealed class ContractsJsonContextTests
{
    [Fact]
    public void Writes_camel_case_without_nulls_and_without_escaping_letters() =>
        JsonSerializer.Serialize(new Customer { Id = "1", EnableGDAPByDefault = true, CompanyProfile = new() { CompanyName = "Çelik & 東京" } }, ContractsJsonContext.Api.Customer)
            .ShouldBe("""{"id":"1","companyProfile":{"companyName":"Çelik & 東京"},"enableGDAPByDefault":true}""");

    [Theory]
    [InlineData("""{"Id":"1","CompanyProfile":{"DOMAIN":"x.onmicrosoft.com","nobody":{"knows":[1]}},"BillingProfile":null,}""")]
    [InlineData("""{"id":"1","companyProfile":{"domain":"x.onmicrosoft.com",},/* said in passing */}""")]
    public void Reads_any_casing_nulls_unknown_properties_comments_and_trailing_commas(string json)
    {
        var customer = JsonSerializer.Deserialize(json, ContractsJsonContext.Api.Customer)!;
        customer.Id.ShouldBe("1");
        customer.CompanyProfile!.Domain.ShouldBe("x.onmicrosoft.com");
    }

    [Fact]
    public void ToString_of_credentials_omits_the_password() =>
        new UserCredentials { UserName = "admin", Password = "secret" }.ToString().ShouldBe("UserCredentials { UserName = admin }");

    [Fact]
    public void ToString_of_a_resource_has_its_type_and_properties()
    {
        new AuditDetail { Key = "Profile", Value = "billing" }.ToString().ShouldBe("AuditDetail { Key = Profile, Value = billing }");
        new PasswordProfile().ToString().ShouldStartWith("PasswordProfile {");
    }
}
