using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Customary.Contracts.Tests;

public sealed class ResourceCollectionJsonTests
{
    private const string Page =
        """
        {"totalCount":1,"items":[{"id":"1"}],"continuationToken":"next","links":{"next":{"uri":"/customers","method":"GET"}},"attributes":{"objectType":"Collection"}}
        """;

    public static TheoryData<string> Collections =>
        [.. typeof(ContractsJsonContext).GetProperties().Where(property => IsCollection(property.PropertyType)).Select(property => property.Name)];

    [Theory, MemberData(nameof(Collections))]
    public void A_collection_has_the_properties_of_the_record(string name)
    {
        var expected = typeof(ResourceCollection<>).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        var api = (JsonTypeInfo)typeof(ContractsJsonContext).GetProperty(name)!.GetValue(ContractsJsonContext.Api)!;
        foreach (var type in new[] { api, RoundTripJson.Options.GetTypeInfo(api.Type) })
        {
            type.Properties.Select(property => property.Name).ShouldBe(expected);
            type.Properties.Select(property => property.PropertyType).ShouldBe(api.Type.GetProperties().Select(property => property.PropertyType));
        }
    }

    [Fact]
    public void A_collection_is_read_and_written_unchanged()
    {
        foreach (var type in new[] { ContractsJsonContext.Api.CustomerCollection, RoundTripJson.GetTypeInfo<ResourceCollection<Customer>>() })
        {
            var page = JsonSerializer.Deserialize(Page, type)!;
            page.Items!.ShouldHaveSingleItem().Id.ShouldBe("1");
            JsonSerializer.Serialize(page, type).ShouldBe(Page);
        }
    }

    [Fact]
    public void Every_property_of_a_collection_is_optional()
    {
        foreach (var type in new[] { ContractsJsonContext.Api.CustomerCollection, RoundTripJson.GetTypeInfo<ResourceCollection<Customer>>() })
        {
            JsonSerializer.Deserialize("{}", type).ShouldBe(new());
            JsonSerializer.Deserialize("""{"items":null,"continuationToken":null,"links":null,"attributes":null,"other":1}""", type).ShouldBe(new());
        }
    }

    private static bool IsCollection(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>) && type.GenericTypeArguments[0] is { IsGenericType: true } resource && resource.GetGenericTypeDefinition() == typeof(ResourceCollection<>);
}
