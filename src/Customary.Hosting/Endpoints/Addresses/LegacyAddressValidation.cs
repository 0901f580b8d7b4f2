using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Core.Validation;

namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>
/// What the two older generations put into the fault's description: a JSON document as text.
/// Source: the contract, section 4.14.
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

    public static string Of(Address sent, ValidationErrors errors)
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
            CorrectedAddress = new(sent.Country, sent.Region, sent.City, sent.State, sent.AddressLine1, sent.PostalCode),
        };

        // A document that is cut off is none: an address that leaves no room for itself is left out.
        var text = Write(details);
        return text.Length <= Fault.MaxDescriptionLength ? text : Write(details with { CorrectedAddress = null });
    }

    private static string Write(LegacyAddressValidation details) => JsonSerializer.Serialize(details, LegacyAddressJsonContext.Relaxed.LegacyAddressValidation);
}

/// <summary>An address as the two older generations write it.</summary>
internal sealed record LegacyAddress(
    string? Country,
    string? Region,
    string? City,
    string? State,
    [property: JsonPropertyName("address_line1")] string? AddressLine1,
    [property: JsonPropertyName("postal_code")] string? PostalCode);

/// <summary>How the older details are written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LegacyAddressValidation))]
internal sealed partial class LegacyAddressJsonContext : JsonSerializerContext
{
    /// <summary>Letters of every script as they are: they stand in a text that is escaped once more.</summary>
    public static LegacyAddressJsonContext Relaxed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
