using System.Text.Json.Serialization;

namespace Customary.Hosting.Partners;

/// <summary>The content of a partners file.</summary>
/// <param name="Partners">The partners to register.</param>
/// <param name="Partnerships">The partnerships to register.</param>
internal sealed record PartnersFileContent(IReadOnlyList<PartnerEntry?>? Partners, IReadOnlyList<PartnershipEntry?>? Partnerships);

/// <summary>One partner of the file. Absent properties have the defaults of <c>customary partners add</c>.</summary>
internal sealed record PartnerEntry(string? Tenant, string? Kind, string? Name, string? MpnId, string? Country, string? Culture);

/// <summary>One partnership of the file.</summary>
internal sealed record PartnershipEntry(string? Provider, string? Reseller);

/// <summary>Parses a partners file. Comments and trailing commas are allowed; unknown properties are errors.</summary>
[JsonSourceGenerationOptions(
    AllowTrailingCommas = true,
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PartnersFileContent))]
internal sealed partial class PartnersFileJsonContext : JsonSerializerContext;
