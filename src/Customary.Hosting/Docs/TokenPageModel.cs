using System.Text.Json.Serialization;

namespace Customary.Hosting.Docs;

/// <summary>The data that the token page needs to check a token. It contains nothing that faults do not also tell unauthenticated clients.</summary>
/// <param name="Issuers">The trusted issuers; <c>{tenantid}</c> is a placeholder for the token's tenant.</param>
/// <param name="Audiences">The accepted audiences.</param>
/// <param name="IgnoreAudienceCase">Whether audiences are compared without case.</param>
/// <param name="Algorithms">The accepted signature algorithms.</param>
/// <param name="TenantClaim">The claim with the tenant ID.</param>
/// <param name="DefaultTenant">The tenant of tokens without that claim; null for none.</param>
/// <param name="Roles">The accepted roles. A token must have at least one of them, unless the list is empty.</param>
/// <param name="RequireMfa">Whether a user must have signed in with multifactor authentication.</param>
/// <param name="EntraHosts">The hosts in the issuer names of Entra ID.</param>
/// <param name="AppClaim">The claim that marks application tokens; null for none.</param>
/// <param name="AllowAnyPartner">Whether partners that are not listed have access.</param>
/// <param name="OperationCount">The number of operations.</param>
/// <param name="UserOnlyOperations">The operations that require a user token.</param>
internal sealed record TokenPageModel(
    IReadOnlyList<string> Issuers, IReadOnlyList<string> Audiences, bool IgnoreAudienceCase, IReadOnlyList<string> Algorithms, string TenantClaim, Guid? DefaultTenant,
    IReadOnlyList<string> Roles, bool RequireMfa, IReadOnlyList<string> EntraHosts, AppClaim? AppClaim, bool AllowAnyPartner, int OperationCount, IReadOnlyList<string> UserOnlyOperations);

/// <summary>The JSON contract of the model. The default encoder escapes everything that HTML would interpret.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TokenPageModel))]
internal sealed partial class TokenPageJsonContext : JsonSerializerContext;
