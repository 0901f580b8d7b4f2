using System.Text.Json.Serialization;

namespace Customary.Core.Countries;

/// <summary>The content of <c>countries.json</c>.</summary>
internal sealed record CountryFile
{
    /// <summary>The sources of the properties, for readers of the file.</summary>
    public required IReadOnlyList<CountrySource> Sources { get; init; }

    /// <summary>Frequent codes that are not the code of a country, and the correct code.</summary>
    public required IReadOnlyDictionary<string, string> Hints { get; init; }

    /// <summary>By country and the first characters of a postal code: the states that it can belong to.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> PostalPrefixes { get; init; }

    /// <summary>The countries.</summary>
    public required IReadOnlyList<CountryData> Countries { get; init; }
}

/// <summary>The source of some properties of a country.</summary>
internal sealed record CountrySource(string Properties, string Source);

/// <summary>Deserializes <see cref="CountryFile"/>. An unknown property is an error.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CountryFile))]
internal sealed partial class CountryFileJsonContext : JsonSerializerContext;
