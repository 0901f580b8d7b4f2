using System.Text.Json.Serialization;
using Customary.Core.Identity;

namespace Customary.Hosting.Docs;

/// <summary>What the token page must know of the service to say what a token may do; all of it is told to anybody who sends a wrong one too.</summary>
/// <param name="Issuers">The issuers that are believed; <c>{tenantid}</c> stands for the token's tenant.</param>
/// <param name="Audiences">The audiences that are taken.</param>
/// <param name="FoldsAudiences">Whether their casing does not matter.</param>
/// <param name="Algorithms">The algorithms that are taken.</param>
/// <param name="TenantClaim">The claim that names the tenant.</param>
/// <param name="OnlyTenant">The tenant of tokens that name none.</param>
/// <param name="Roles">The roles of which a token needs one.</param>
/// <param name="RequiresManyFactors">Whether a user must have signed in with more than a password.</param>
/// <param name="EntraHosts">The hosts of Entra ID's issuer names.</param>
/// <param name="AppClaim">The claim that shows that a token is an application's; null when none is set.</param>
/// <param name="AdmitsAnybody">Whether partners that are not listed are let in.</param>
/// <param name="Operations">How many operations there are.</param>
/// <param name="ForUsersOnly">Those that take a user's token only.</param>
internal sealed record TokenPageModel(
    IReadOnlyList<string> Issuers, IReadOnlyList<string> Audiences, bool FoldsAudiences, IReadOnlyList<string> Algorithms, string TenantClaim, Guid? OnlyTenant,
    IReadOnlyList<string> Roles, bool RequiresManyFactors, IReadOnlyList<string> EntraHosts, AppClaim? AppClaim, bool AdmitsAnybody, int Operations, IReadOnlyList<string> ForUsersOnly);

/// <summary>How they are written into the page: with all that HTML would read escaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TokenPageModel))]
internal sealed partial class TokenPageJsonContext : JsonSerializerContext;
