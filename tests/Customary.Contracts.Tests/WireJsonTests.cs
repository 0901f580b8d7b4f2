using System.Text.Json;

namespace Customary.Contracts.Tests;

public sealed class WireJsonTests
{
    [Fact]
    public void Resources_are_written_in_camel_case_without_nulls_and_with_letters_as_they_are() =>
        JsonSerializer.Serialize(new Customer { Id = "1", EnableGDAPByDefault = true, CompanyProfile = new() { CompanyName = "Çelik & 東京" } }, ContractsJsonContext.Api.Customer)
            .ShouldBe("""{"id":"1","companyProfile":{"companyName":"Çelik & 東京"},"enableGDAPByDefault":true}""");

    [Theory]
    [InlineData("""{"Id":"1","CompanyProfile":{"DOMAIN":"x.onmicrosoft.com","nobody":{"knows":[1]}},"BillingProfile":null,}""")]
    [InlineData("""{"id":"1","companyProfile":{"domain":"x.onmicrosoft.com",},/* said in passing */}""")]
    public void Resources_are_read_in_any_casing_with_nulls_unknown_members_comments_and_trailing_commas(string json)
    {
        var customer = JsonSerializer.Deserialize(json, ContractsJsonContext.Api.Customer)!;
        customer.Id.ShouldBe("1");
        customer.CompanyProfile!.Domain.ShouldBe("x.onmicrosoft.com");
    }

    [Fact]
    public void A_password_is_not_printed_with_the_credentials() =>
        new UserCredentials { UserName = "admin", Password = "secret" }.ToString().ShouldBe("UserCredentials { UserName = admin }");
}
