namespace Customary.Client;

/// <summary>Compares the content of resources, without what the service sets.</summary>
internal static class ResourceContent
{
    // The service sets them, whatever a request contains.
    private static readonly string[] ServiceProperties = ["attributes", "id", "links", "profileType", "tenantId"];

    /// <summary>
    /// Whether two resources have the same content. The service can trim texts, leave out empty ones and change the case of codes, so such
    /// differences do not count.
    /// </summary>
    /// <param name="left">A resource.</param>
    /// <param name="right">Another resource.</param>
    public static bool AreEqual<T>(T left, T right)
    {
        var type = RoundTripJson.GetTypeInfo<T>();
        return AreEqual(JsonSerializer.SerializeToElement(left, type), JsonSerializer.SerializeToElement(right, type), ServiceProperties);
    }

    private static bool AreEqual(JsonElement left, JsonElement right, string[] except) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Contains(left, right, except) && Contains(right, left, except),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray(), (one, other) => AreEqual(one, other, [])).All(isEqual => isEqual),
        (JsonValueKind.String, JsonValueKind.String) => string.Equals(left.GetString()!.Trim(), right.GetString()!.Trim(), StringComparison.OrdinalIgnoreCase),
        _ => JsonElement.DeepEquals(left, right),
    };

    private static bool Contains(JsonElement container, JsonElement properties, string[] except) => properties.EnumerateObject().All(property =>
        Array.IndexOf(except, property.Name) >= 0 || IsEmpty(property.Value) || (container.TryGetProperty(property.Name, out var value) && AreEqual(value, property.Value, [])));

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));
}
