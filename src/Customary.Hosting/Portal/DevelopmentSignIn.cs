using Customary.Hosting.Issuer;
using Customary.Portal.SignIn;
using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Hosting.Portal;

/// <summary>Signs people in at the development issuer of this process. The code is exchanged without HTTP, so no address must be reachable from the server itself.</summary>
internal sealed class DevelopmentSignIn(IssuerNames names, AuthorizationCodes codes, TokenWriter writer, IdGenerator ids) : ISignInAuthority
{
    private const string Client = "customary-portal";

    // The domain of the user determines the partner.
    private const string Tenant = "common";

    /// <inheritdoc/>
    public bool IsDevelopmentIssuer => true;

    /// <inheritdoc/>
    public ValueTask<Outcome<string>> CreateAddressAsync(HttpContext context, SignInAttempt attempt, string redirectUri, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Outcome<string>>(QueryHelpers.AddQueryString($"{names.GetAddress(context)}/{Tenant}/oauth2/v2.0/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = Client,
            ["response_type"] = "code",
            ["redirect_uri"] = redirectUri,
            ["state"] = attempt.State,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        }));

    /// <inheritdoc/>
    public async Task<Outcome<string>> RedeemAsync(HttpContext context, string code, SignInAttempt attempt, string redirectUri, CancellationToken cancellationToken)
    {
        if (!codes.TryRedeem(code, Client, redirectUri, attempt.Verifier, out var content, out var error)) return Fault.Unauthenticated(error!.Description);
        var endpoint = new IssuerEndpoint(names.GetAddress(context), new(Tenant), TokenVersion.V2);
        return await writer.WriteAccessTokenAsync(content.Grant with { Session = ids.NewId() }, endpoint, cancellationToken);
    }
}
