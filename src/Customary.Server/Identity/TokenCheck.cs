using Customary.Server.Faults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Identity;

/// <summary>
/// Checks a bearer token in full: signature, algorithm, issuer, audience, times, partner. What it says goes to the
/// cache; this is the slow way.
/// </summary>
public sealed class TokenCheck(TokenAuthority authority, PartnerDirectory partners, TimeProvider clock)
{
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256];
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Who calls with that token, and until when it holds; a fault that says what is wrong with it otherwise.</summary>
    public async ValueTask<Outcome<CheckedToken>> CheckAsync(string token, CancellationToken stop)
    {
        if (token.Length > TokenValidationParameters.DefaultMaximumTokenSizeInBytes || !_handler.CanReadToken(token))
            return Fault.Unauthenticated("The bearer token is not a JSON Web Token.");
        var result = await _handler.ValidateTokenAsync(token, new()
        {
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = await authority.FindKeysAsync(stop),
            IssuerValidator = (issuer, read, _) => HasIssuer((JsonWebToken)read, issuer) ? issuer : throw new SecurityTokenInvalidIssuerException(),
            AudienceValidator = (audiences, _, _) => audiences.Any(authority.IsAudience),
            LifetimeValidator = (notBefore, expires, _, _) => Holds(notBefore, expires),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        if (!result.IsValid) return Fault.Unauthenticated(Reason(result.Exception));
        var read = (JsonWebToken)result.SecurityToken;
        var partner = Guid.Parse(Claim(read, "tid")!);
        if (!partners.Admits(partner, out var isSandbox)) return Fault.PartnerNotAdmitted(partner);
        return new CheckedToken(new(partner, isSandbox, Claim(read, "appid") ?? Claim(read, "azp"), User(read)), read.ValidTo);
    }

    private bool HasIssuer(JsonWebToken token, string issuer) =>
        Guid.TryParse(Claim(token, "tid"), out var tenant) && authority.IsIssuer(issuer, tenant);

    // Expiry is exact: a remembered token must not outlive it either. Only a token from the near future is a matter of clocks.
    private bool Holds(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && (notBefore is null || notBefore <= now + ClockDifference);
    }

    // An application alone has neither scope nor principal name.
    private static string? User(JsonWebToken token) =>
        Claim(token, "idtyp") == "app" || Claim(token, "scp") is null
            ? null
            : Claim(token, "upn") ?? Claim(token, "unique_name") ?? Claim(token, "preferred_username") ?? Claim(token, "oid");

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static string Reason(Exception failure) => failure switch
    {
        SecurityTokenInvalidLifetimeException => "The bearer token has expired or is not valid yet; get a new one.",
        SecurityTokenInvalidAudienceException => "The bearer token is for another audience; ask for one for https://api.partnercenter.microsoft.com.",
        SecurityTokenInvalidIssuerException => "The bearer token is from an issuer that this service does not trust, or names no tenant.",
        SecurityTokenInvalidAlgorithmException => "The bearer token is signed with an algorithm that is not accepted; RS256 is.",
        _ => "The bearer token's signature is not one that this service trusts.",
    };
}
