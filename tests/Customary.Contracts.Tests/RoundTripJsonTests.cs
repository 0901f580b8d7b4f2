using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Contracts.Tests;

public sealed class RoundTripJsonTests
{
    private const string NewerCustomer =
        """
        {"id":"1","companyProfile":{"companyName":"Fabrikam","address":{"country":"US","what3words":"a.b.c"},"employees":[1,{"deep":null}],
        "attributes":{"objectType":"CustomerCompanyProfile","version":7}},"relationshipToPartner":"a_new_kind","links":{"self":{"uri":"/x","body":{}}},"extensionData":1}
        """;

    [Fact]
    public void Unknown_properties_and_values_survive_a_read_modify_write_at_every_level()
    {
        var customer = JsonSerializer.Deserialize(NewerCustomer, RoundTripJson.GetTypeInfo<Customer>())!;
        var changed = customer with { CompanyProfile = customer.CompanyProfile! with { CompanyName = "Contoso" } };
        var written = JsonSerializer.SerializeToNode(changed, RoundTripJson.GetTypeInfo<Customer>());
        JsonNode.DeepEquals(written, JsonNode.Parse(NewerCustomer.Replace("Fabrikam", "Contoso", StringComparison.Ordinal))).ShouldBeTrue(written!.ToJsonString());
    }

    [Fact]
    public void The_server_drops_unknown_properties()
    {
        var customer = JsonSerializer.Deserialize(NewerCustomer, ContractsJsonContext.Api.Customer)!;
        customer.AdditionalProperties.ShouldBeNull();
        JsonSerializer.Serialize(customer, ContractsJsonContext.Api.Customer).ShouldNotContain("what3words");
    }

    [Fact]
    public void Records_are_equal_if_their_unknown_properties_are()
    {
        static Address Read(string json) => JsonSerializer.Deserialize(json, RoundTripJson.GetTypeInfo<Address>())!;
        Read("""{"city":"Sofia","a":1,"b":[2]}""").ShouldBe(Read("""{"b":[2],"a":1,"city":"Sofia"}"""));
        Read("""{"city":"Sofia","a":1}""").ShouldNotBe(Read("""{"city":"Sofia","a":2}"""));
        Read("""{"city":"Sofia","a":1}""").ShouldNotBe(Read("""{"city":"Sofia"}"""));
    }

    [Fact]
    public void Every_resource_keeps_unknown_properties()
    {
        var faults = new[] { typeof(ApiFault), typeof(ThrottlingFault) };
        foreach (var type in typeof(Customer).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null && !type.IsGenericType && !faults.Contains(type) && !type.IsAbstract && type.Namespace != "Customary.Contracts.Sandbox"))
        {
            type.IsAssignableTo(typeof(ApiObject)).ShouldBeTrue(type.Name);
            RoundTripJson.Options.GetTypeInfo(type).Properties.Count(property => property.IsExtensionData).ShouldBe(1, type.Name);
        }
    }

    [Fact]
    public void ToString_omits_unknown_properties() =>
        JsonSerializer.Deserialize("""{"city":"Sofia","secret":"x"}""", RoundTripJson.GetTypeInfo<Address>())!.ToString().ShouldNotContain("secret");
}
