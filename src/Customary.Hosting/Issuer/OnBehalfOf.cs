using Customary.Hosting.Authentication;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Exchanges a user's access token for an application into a token of the same user for another resource, for the application
/// that received it. Sources: RFC 7523, section 2.1; "OAuth 2.0 On-Behalf-Of flow", https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow.
/// </summary>
internal sealed class OnBehalfOf(AccessTokenValidator validator)
{
    private const string TokenUse = "on_behalf_of";

    /// <summary>Returns the grant of the user, or the error.</summary>
    public async ValueTask<(Grant? Grant, TokenError? Error)> AuthorizeAsync(
        AuthorityTenant tenant, TokenRequest request, string client, RequestedResource resource, CancellationToken cancellationToken)
    {
        if (!request.HasSecret) return (null, TokenError.ClientSecretRequired());
        if (request.Field("requested_token_use") is not { } use) return (null, TokenError.Missing("requested_token_use"));
        if (!use.Equals(TokenUse, StringComparison.OrdinalIgnoreCase)) return (null, TokenError.UnknownTokenUse());
        if (request.Field("assertion") is not { } assertion) return (null, TokenError.Missing("assertion"));
        var verified = await validator.VerifyAsync(assertion, isAudience: _ => true, cancellationToken);
        if (verified.Fault is { } fault) return (null, TokenError.InvalidAssertion(fault.Description));
        var claims = verified.Value.Claims;
        if (!claims.Texts("aud").Any(audience => Audiences.IsClient(audience, client))) return (null, TokenError.AssertionAudienceMismatch(client));
        if (claims.Text("upn") is not { } user) return (null, TokenError.AssertionWithoutUser());
        var grant = new Grant(Guid.Parse(claims.Text("tid")!), client, user, resource.Audience)
        {
            Home = IssuerNames.FindTenant(claims.Text("idp")),
            Session = SessionId.Read(claims),
        }.ForResource(resource);
        return (tenant.IsTenant ? grant.ForTenant(tenant.Resolve(client)) : grant, null);
    }
}
