using System.Text.Json;
using System.Text.Json.Serialization;

namespace Customary.Hosting.Partners;

/// <summary>What stands in a partners file, as it stands there.</summary>
/// <param name="Partners">The partners to register.</param>
/// <param name="Partnerships">Who of them works with whom.</param>
internal sealed record PartnersFileContent(IReadOnlyList<PartnerEntry?>? Partners, IReadOnlyList<PartnershipEntry?>? Partnerships);

/// <summary>One partner of the file; what is left out is as with <c>customary partners add</c>.</summary>
internal sealed record PartnerEntry(string? Tenant, string? Kind, string? Name, string? MpnId, string? Country, string? Culture);

/// <summary>One partnership of the file.</summary>
internal sealed record PartnershipEntry(string? Provider, string? Reseller);

/// <summary>How a partners file is read: people write it, so comments and trailing commas may be there, and a misspelt member is refused.</summary>
[JsonSourceGenerationOptions(
    AllowTrailingCommas = true,
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PartnersFileContent))]
internal sealed partial class PartnersFileJsonContext : JsonSerializerContext;
