using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Validates a bearer token: kind, signature, algorithm, issuer, audience, lifetime, multifactor authentication, role and
/// partner. The result is cached in <see cref="TokenCache"/>.
/// </summary>
internal sealed class AccessTokenValidator(
    TokenAuthority authority, PartnerAllowList partners, ApplicationTokens applications, AccessTokenOptions options, TimeProvider clock)
{
    private const string Factors = "amr";
    private const string Mfa = "mfa";
    private const string Expiry = "exp";
    private const string NotBefore = "nbf";

    // Claims that name the user, the most readable one first.
    private static readonly string[] UserClaims = ["upn", "unique_name", "preferred_username", "oid", "sub"];
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The caller and the expiry of a valid token; a fault with the reason if the token is not valid.</summary>
    public async ValueTask<Outcome<ValidatedToken>> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        var verified = await VerifyAsync(token, authority.IsAudience, cancellationToken);
        return verified.Fault is { } fault ? fault : Authorize(verified.Value.Claims, verified.Value.Expires);
    }

    /// <summary>
    /// The person of a valid user token that acts for no partner: its tenant can be any, and it needs no role. A fault with the reason if the token
    /// is not valid.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="customerClaim">The claim with the person's user principal name at a customer; null if the authority has none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<Outcome<ValidatedPerson>> ValidatePersonAsync(string token, string? customerClaim, CancellationToken cancellationToken)
    {
        var verified = await VerifyAsync(token, authority.IsAudience, cancellationToken);
        if (verified.Fault is { } fault) return fault;
        var claims = verified.Value.Claims;
        var user = FindUser(claims);
        return user.Fault is { } refused ? refused
            : user.Value.Length == 0 ? Fault.Unauthenticated("The token is an application's. Sign in as a person.")
            : new ValidatedPerson(user.Value, customerClaim is null ? null : claims.Text(customerClaim), verified.Value.Expires);
    }

    /// <summary>
    /// The claims of an access token of the authority: its kind, signature, issuer and lifetime are valid, and
    /// <paramref name="isAudience"/> accepts one of its audiences. A fault with the reason if the token is not valid.
    /// </summary>
    public async ValueTask<Outcome<VerifiedToken>> VerifyAsync(string token, Func<string, bool> isAudience, CancellationToken cancellationToken)
    {
        if (token.Length > TokenValidationParameters.DefaultMaximumTokenSizeInBytes || Read(token) is not { } jwt)
            return Fault.Unauthenticated("The bearer token is not a JSON Web Token.");
        if (jwt.IsEncrypted) return Fault.Unauthenticated("The bearer token is encrypted, and the server has no key to decrypt it. Get a token that is only signed.");
        if (TokenClaims.Read(token) is not { } claims) return Fault.Unauthenticated("The header and the claims of the bearer token are not JSON objects without duplicate names.");
        if (!authority.Algorithms.Contains(jwt.Alg))
            return Fault.Unauthenticated($"The bearer token is signed with an algorithm that is not accepted; {string.Join(", ", authority.Algorithms)} {(authority.Algorithms.Count == 1 ? "is" : "are")}.");
        if (AccessTokenKind.Reject(claims) is { } kind) return Fault.Unauthenticated(kind);
        var keys = await authority.FindKeysAsync(jwt.Kid, cancellationToken);
        if (keys.Fault is { } unavailable) return unavailable;
        var result = await _handler.ValidateTokenAsync(jwt, new()
        {
            ValidAlgorithms = authority.Algorithms,
            IssuerSigningKeys = keys.Value,
            IssuerValidator = (issuer, _, _) => HasIssuer(claims, issuer) ? issuer : throw new SecurityTokenInvalidIssuerException(),
            AudienceValidator = (audiences, _, _) => audiences.Any(isAudience),
            LifetimeValidator = (notBefore, expires, _, _) => IsWithinLifetime(claims, notBefore, expires),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        return result.IsValid ? new VerifiedToken(claims, jwt.ValidTo) : Fault.Unauthenticated(Reason(jwt, claims, result.Exception));
    }

    private Outcome<ValidatedToken> Authorize(TokenClaims claims, DateTime expires)
    {
        var partner = authority.TenantOf(claims)!.Value;
        var found = FindUser(claims);
        if (found.Fault is { } refused) return refused;
        var user = found.Value.Length == 0 ? null : found.Value;
        if (authority.Roles is { Count: > 0 } roles && !claims.Texts("roles").Intersect(roles).Any()) return Fault.RoleRequired(roles);
        if (!partners.IsAllowed(partner, out var isSandbox)) return Fault.PartnerNotAllowed(partner);
        var caller = new Caller(partner, isSandbox, claims.Text("appid") ?? claims.Text("azp"), user)
        {
            UserId = user is null ? null : claims.Text("oid"),
            Session = SessionId.Read(claims),
        };
        return new ValidatedToken(caller, expires);
    }

    // The name of the user; empty for an application.
    private Outcome<string> FindUser(TokenClaims claims)
    {
        if (applications.IsApplication(claims)) return "";
        if (UserClaims.Select(claims.Text).FirstOrDefault(name => name is not null) is not { } user)
            return Fault.Unauthenticated($"The bearer token does not name its user; it needs one of the claims {string.Join(", ", UserClaims)}. {HowToBeAnApplication}");
        if (options.RequireMfa && !claims.Texts(Factors).Contains(Mfa))
            return Fault.Unauthenticated($"The bearer token is a user's, and its claim amr does not contain mfa. Sign in with a second factor. {HowToBeAnApplication}");
        return user;
    }

    private const string HowToBeAnApplication =
        "For the token of an application, let its authority write the claim idtyp with the value app, or name the claim that it writes in the setting app-claim.";

    private JsonWebToken? Read(string token)
    {
        if (!_handler.CanReadToken(token)) return null;
        try
        {
            return _handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            // The token has three parts, but they are not JSON.
            return null;
        }
    }

    private bool HasIssuer(TokenClaims claims, string issuer) => authority.TenantOf(claims) is { } tenant && authority.IsIssuer(issuer, tenant);

    // The expiry has no tolerance, because a cached token must not outlive it. A token can be valid a little later than now,
    // because clocks differ. The library treats a time that is not a number as missing, so that is checked here.
    private bool IsWithinLifetime(TokenClaims claims, DateTime? notBefore, DateTime? expires)
    {
        if (!claims.IsNumber(Expiry) || (claims.Has(NotBefore) && !claims.IsNumber(NotBefore))) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && (notBefore is null || notBefore <= now + ClockSkew);
    }

    private string Reason(JsonWebToken jwt, TokenClaims claims, Exception exception) => exception switch
    {
        SecurityTokenInvalidLifetimeException when !claims.IsNumber(Expiry) => "The bearer token has no expiry; it needs a claim exp that is a number.",
        SecurityTokenInvalidLifetimeException when claims.Has(NotBefore) && !claims.IsNumber(NotBefore) => "The bearer token's claim nbf is not a number.",
        SecurityTokenInvalidLifetimeException => jwt.ValidTo <= clock.GetUtcNow().UtcDateTime
            ? "The bearer token has expired; get a new one."
            : "The bearer token is not valid yet. Get a new one, or correct the clock of its issuer.",
        SecurityTokenInvalidAudienceException => $"The bearer token is for another audience; ask for one for {string.Join(" or ", authority.Audiences)}.",
        SecurityTokenInvalidIssuerException => authority.TenantOf(claims) is null
            ? "The token has no tenant ID. Claim tid (setting tenant-claim) must be a GUID."
            : "The bearer token is from an issuer that this service does not trust for the token's tenant.",
        SecurityTokenSignatureKeyNotFoundException => "The bearer token is signed with a key that its authority does not have, or no longer.",
        _ => "The bearer token's signature is not one that this service trusts.",
    };
}
