using Customary.Server.Faults;
using Customary.Server.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Identity;

/// <summary>
/// Checks a bearer token in full: signature, algorithm, issuer, audience, times, factors, role, partner. What it says
/// goes to the cache; this is the slow way.
/// </summary>
public sealed class TokenCheck(TokenAuthority authority, PartnerDirectory partners, ServiceSettings settings, TimeProvider clock)
{
    private const string Factors = "amr";
    private const string ManyFactors = "mfa";
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);
    private readonly bool _requiresManyFactors = settings.Get(AllSettings.RequireMfa);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Who calls with that token, and until when it holds; a fault that says what is wrong with it otherwise.</summary>
    public async ValueTask<Outcome<CheckedToken>> CheckAsync(string token, CancellationToken stop)
    {
        if (token.Length > TokenValidationParameters.DefaultMaximumTokenSizeInBytes || Read(token) is not { } sent)
            return Fault.Unauthenticated("The bearer token is not a JSON Web Token.");
        if (!authority.Algorithms.Contains(sent.Alg))
            return Fault.Unauthenticated($"The bearer token is signed with an algorithm that is not accepted; {string.Join(", ", authority.Algorithms)} {(authority.Algorithms.Count == 1 ? "is" : "are")}.");
        var keys = await authority.FindKeysAsync(sent.Kid, stop);
        if (keys.Fault is { } away) return away;
        var result = await _handler.ValidateTokenAsync(sent, new()
        {
            ValidAlgorithms = authority.Algorithms,
            IssuerSigningKeys = keys.Value,
            IssuerValidator = (issuer, read, _) => HasIssuer((JsonWebToken)read, issuer) ? issuer : throw new SecurityTokenInvalidIssuerException(),
            AudienceValidator = (audiences, _, _) => audiences.Any(authority.IsAudience),
            LifetimeValidator = (notBefore, expires, _, _) => Holds(notBefore, expires),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        return result.IsValid ? Admit(sent) : Fault.Unauthenticated(Reason(sent, result.Exception));
    }

    private Outcome<CheckedToken> Admit(JsonWebToken token)
    {
        var partner = authority.TenantOf(token)!.Value;
        var user = User(token);
        if (user is not null && _requiresManyFactors && !Values(token, Factors).Contains(ManyFactors))
            return Fault.Unauthenticated("The bearer token is of a user who signed in with a password alone; its claim amr must contain mfa. Sign in with a second factor.");
        if (authority.Roles is { Count: > 0 } roles && !Values(token, "roles").Intersect(roles).Any()) return Fault.RoleNeeded(roles);
        if (!partners.Admits(partner, out var isSandbox)) return Fault.PartnerNotAdmitted(partner);
        var caller = new Caller(partner, isSandbox, Claim(token, "appid") ?? Claim(token, "azp"), user) { UserId = user is null ? null : Claim(token, "oid") };
        return new CheckedToken(caller, token.ValidTo);
    }

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

    private bool HasIssuer(JsonWebToken token, string issuer) => authority.TenantOf(token) is { } tenant && authority.IsIssuer(issuer, tenant);

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

    // A claim of one value is a text or an array.
    private static IEnumerable<string> Values(JsonWebToken token, string name) =>
        token.Claims.Where(claim => claim.Type == name).Select(claim => claim.Value);

    private string Reason(JsonWebToken sent, Exception failure) => failure switch
    {
        SecurityTokenInvalidLifetimeException when sent.ValidTo == DateTime.MinValue => "The bearer token has no expiry; a claim exp is needed.",
        SecurityTokenInvalidLifetimeException => sent.ValidTo <= clock.GetUtcNow().UtcDateTime
            ? "The bearer token has expired; get a new one."
            : "The bearer token is not valid yet; get a new one, or set the clock of whoever issues it.",
        SecurityTokenInvalidAudienceException => $"The bearer token is for another audience; ask for one for {string.Join(" or ", authority.Audiences)}.",
        SecurityTokenInvalidIssuerException => authority.TenantOf(sent) is null
            ? "The bearer token names no tenant, of which it needs the id, a GUID, in the claim tid or the one that the setting tenant-claim names."
            : "The bearer token is from an issuer that this service does not trust for the token's tenant.",
        SecurityTokenSignatureKeyNotFoundException => "The bearer token is signed with a key that its authority does not have, or no longer.",
        _ => "The bearer token's signature is not one that this service trusts.",
    };
}
