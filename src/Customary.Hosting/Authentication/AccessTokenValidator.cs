using Customary.Core.Errors;
using Customary.Core.Identity;
using Customary.Hosting.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Checks a bearer token in full: kind, signature, algorithm, issuer, audience, times, factors, role, partner. What it says
/// goes to the cache; this is the slow way.
/// </summary>
internal sealed class AccessTokenValidator(
    TokenAuthority authority, PartnerAllowList partners, ApplicationTokens applications, CustomarySettings settings, TimeProvider clock)
{
    private const string Factors = "amr";
    private const string Mfa = "mfa";
    private const string Expiry = "exp";
    private const string NotBefore = "nbf";

    // The names of a user, the most readable first.
    private static readonly string[] UserClaims = ["upn", "unique_name", "preferred_username", "oid", "sub"];
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private readonly bool _requiresManyFactors = settings.Get(SettingDefinitions.RequireMfa);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Who calls with that token, and until when it holds; a fault that says what is wrong with it otherwise.</summary>
    public async ValueTask<Outcome<ValidatedToken>> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > TokenValidationParameters.DefaultMaximumTokenSizeInBytes || Read(token) is not { } sent || TokenClaims.Read(token) is not { } claims)
            return Fault.Unauthenticated("The bearer token is not a JSON Web Token.");
        if (!authority.Algorithms.Contains(sent.Alg))
            return Fault.Unauthenticated($"The bearer token is signed with an algorithm that is not accepted; {string.Join(", ", authority.Algorithms)} {(authority.Algorithms.Count == 1 ? "is" : "are")}.");
        if (AccessTokenKind.Reject(claims) is { } kind) return Fault.Unauthenticated(kind);
        var keys = await authority.FindKeysAsync(sent.Kid, cancellationToken);
        if (keys.Fault is { } away) return away;
        var result = await _handler.ValidateTokenAsync(sent, new()
        {
            ValidAlgorithms = authority.Algorithms,
            IssuerSigningKeys = keys.Value,
            IssuerValidator = (issuer, _, _) => HasIssuer(claims, issuer) ? issuer : throw new SecurityTokenInvalidIssuerException(),
            AudienceValidator = (audiences, _, _) => audiences.Any(authority.IsAudience),
            LifetimeValidator = (notBefore, expires, _, _) => Holds(claims, notBefore, expires),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        return result.IsValid ? Authorize(claims, sent.ValidTo) : Fault.Unauthenticated(Reason(sent, claims, result.Exception));
    }

    private Outcome<ValidatedToken> Authorize(TokenClaims claims, DateTime expires)
    {
        var partner = authority.TenantOf(claims)!.Value;
        var isApplication = applications.IsApplication(claims);
        var user = isApplication ? null : UserClaims.Select(claims.Text).FirstOrDefault(name => name is not null);
        if (!isApplication && user is null)
            return Fault.Unauthenticated($"The bearer token does not name its user; it needs one of the claims {string.Join(", ", UserClaims)}. {HowToBeAnApplication}");
        if (!isApplication && _requiresManyFactors && !claims.Texts(Factors).Contains(Mfa))
            return Fault.Unauthenticated(
                $"The bearer token is a user's, and its claim amr does not contain mfa. Sign in with a second factor. {HowToBeAnApplication}");
        if (authority.Roles is { Count: > 0 } roles && !claims.Texts("roles").Intersect(roles).Any()) return Fault.RoleRequired(roles);
        if (!partners.IsAllowed(partner, out var isSandbox)) return Fault.PartnerNotAllowed(partner);
        var caller = new Caller(partner, isSandbox, claims.Text("appid") ?? claims.Text("azp"), user) { UserId = isApplication ? null : claims.Text("oid") };
        return new ValidatedToken(caller, expires);
    }

    private const string HowToBeAnApplication =
        "For the token of an application, let its authority write the claim idtyp with the value app, or name the claim that it writes in the setting app-claim.";

    private JsonWebToken? Read(string token)
    {
        if (!_handler.CanReadToken(token)) return null;
        try
        {
            // A token in five parts is encrypted; nothing here could open it.
            return _handler.ReadJsonWebToken(token) is { IsEncrypted: false } read ? read : null;
        }
        catch (ArgumentException)
        {
            // Three parts, but not of JSON.
            return null;
        }
    }

    private bool HasIssuer(TokenClaims claims, string issuer) => authority.TenantOf(claims) is { } tenant && authority.IsIssuer(issuer, tenant);

    // Expiry is exact: a remembered token must not outlive it either. Only a token from the near future is a matter of clocks.
    // A time that is not a number would otherwise pass for one that is missing.
    private bool Holds(TokenClaims claims, DateTime? notBefore, DateTime? expires)
    {
        if (!claims.IsNumber(Expiry) || (claims.Has(NotBefore) && !claims.IsNumber(NotBefore))) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && (notBefore is null || notBefore <= now + ClockSkew);
    }

    private string Reason(JsonWebToken sent, TokenClaims claims, Exception exception) => exception switch
    {
        SecurityTokenInvalidLifetimeException when !claims.IsNumber(Expiry) => "The bearer token has no expiry; it needs a claim exp that is a number.",
        SecurityTokenInvalidLifetimeException when claims.Has(NotBefore) && !claims.IsNumber(NotBefore) => "The bearer token's claim nbf is not a number.",
        SecurityTokenInvalidLifetimeException => sent.ValidTo <= clock.GetUtcNow().UtcDateTime
            ? "The bearer token has expired; get a new one."
            : "The bearer token is not valid yet; get a new one, or set the clock of whoever issues it.",
        SecurityTokenInvalidAudienceException => $"The bearer token is for another audience; ask for one for {string.Join(" or ", authority.Audiences)}.",
        SecurityTokenInvalidIssuerException => authority.TenantOf(claims) is null
            ? "The bearer token names no tenant, of which it needs the id, a GUID, in the claim tid or the one that the setting tenant-claim names."
            : "The bearer token is from an issuer that this service does not trust for the token's tenant.",
        SecurityTokenSignatureKeyNotFoundException => "The bearer token is signed with a key that its authority does not have, or no longer.",
        _ => "The bearer token's signature is not one that this service trusts.",
    };
}
