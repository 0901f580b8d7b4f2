using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>
/// The JSON document in the description of the fault for an invalid address, in the two legacy response formats.
/// Source: docs/contract.md#addresses.
/// </summary>
internal sealed record LegacyAddressValidation
{
    private const string PostalCodeInvalid = "60071";
    private const string StateInvalid = "60072";
    private const string OtherInvalid = "60073";

    public required string Code { get; init; }

    public required string Reason { get; init; }

    [JsonPropertyName("corrected_address")]
    public required LegacyAddress? CorrectedAddress { get; init; }

    [JsonPropertyName("object_type")]
    public string ObjectType { get; init; } = "AddressValidation";

    [JsonPropertyName("resource_status")]
    public string ResourceStatus { get; init; } = "none";

    /// <summary>Writes the document for an address with at least one error.</summary>
    public static string Write(Address address, ValidationErrors errors)
    {
        var first = errors.All[0];
        var (code, name) = first.Field switch
        {
            "postalCode" => (PostalCodeInvalid, "ZipCityInvalid"),
            "state" => (StateInvalid, "StateInvalid"),
            _ => (OtherInvalid, "AddressInvalid"),
        };
        var details = new LegacyAddressValidation
        {
            Code = code,
            Reason = $"{name} - Details: {first.Field} {first.Reason}",
            CorrectedAddress = new(address.Country, address.Region, address.City, address.State, address.AddressLine1, address.PostalCode),
        };

        // Truncated JSON is not valid, so an address that is too long is omitted.
        var json = Serialize(details);
        return json.Length <= Fault.MaxDescriptionLength ? json : Serialize(details with { CorrectedAddress = null });
    }

    private static string Serialize(LegacyAddressValidation details) => JsonSerializer.Serialize(details, LegacyAddressJsonContext.Relaxed.LegacyAddressValidation);
}

/// <summary>An address in the two legacy response formats.</summary>
internal sealed record LegacyAddress(
    string? Country,
    string? Region,
    string? City,
    string? State,
    [property: JsonPropertyName("address_line1")] string? AddressLine1,
    [property: JsonPropertyName("postal_code")] string? PostalCode);

/// <summary>The JSON contract of the legacy document.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LegacyAddressValidation))]
internal sealed partial class LegacyAddressJsonContext : JsonSerializerContext
{
    /// <summary>Does not escape non-ASCII letters, because the fault that contains the document escapes them again.</summary>
    public static LegacyAddressJsonContext Relaxed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
