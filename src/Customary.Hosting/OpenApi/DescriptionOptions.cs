using Customary.Hosting.Authentication;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.OpenApi;

/// <summary>The options that change what the API looks like, and so its OpenAPI document.</summary>
/// <param name="Cloud">The cloud that the server represents.</param>
/// <param name="UserTokens">Which operations require a user's token.</param>
/// <param name="Etags">How stale etags are answered.</param>
/// <param name="Countries">Which rules and formats apply to addresses.</param>
/// <param name="Authority">The external authority whose tokens are accepted.</param>
/// <param name="Issuer">Whether the server issues tokens itself.</param>
internal sealed record DescriptionOptions(
    Cloud Cloud, UserTokenOptions UserTokens, EtagOptions Etags, CountryOptions Countries, AuthorityOptions Authority, IssuerOptions Issuer);
