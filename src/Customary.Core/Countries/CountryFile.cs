using System.Text.Json.Serialization;

namespace Customary.Core.Countries;

/// <summary>The whole of <c>countries.json</c>.</summary>
internal sealed record CountryFile
{
    /// <summary>Where each kind of fact comes from; for readers of the file.</summary>
    public required IReadOnlyList<CountrySource> Sources { get; init; }

    /// <summary>Codes that are often sent but are not a country's, and the code that is meant.</summary>
    public required IReadOnlyDictionary<string, string> Hints { get; init; }

    /// <summary>By country and the first characters of a postal code: the states that it can belong to.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> PostalPrefixes { get; init; }

    /// <summary>One entry a country.</summary>
    public required IReadOnlyList<Country> Countries { get; init; }
}

/// <summary>Where some members of an entry come from.</summary>
internal sealed record CountrySource(string Members, string Source);

/// <summary>Reads <see cref="CountryFile"/>; a member that nobody knows is a mistake in the file.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CountryFile))]
internal sealed partial class CountryFileJsonContext : JsonSerializerContext;
