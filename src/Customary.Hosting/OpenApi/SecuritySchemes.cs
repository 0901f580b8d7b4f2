using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>How an operation is authenticated for: with a bearer token, from the development issuer or from the authority that is set.</summary>
internal sealed class SecuritySchemes(CustomarySettings settings, PublicUrl address, TokenAuthority authority)
{
    private const string Bearer = "bearer";
    private const string Issuer = "developmentIssuer";
    private const string External = "authority";
    private const string OfUsers = "user_impersonation";
    private const string OfApplications = ".default";

    /// <summary>The schemes there are.</summary>
    public Dictionary<string, IOpenApiSecurityScheme> Write()
    {
        var schemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A token that was got elsewhere. What is in one, and what it may do here, shows /docs/token.",
            },
        };
        if (settings.IssuesTokens) schemes[Issuer] = OfIssuer();
        if (settings.IsSet(SettingDefinitions.Authority, out var external))
        {
            schemes[External] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OpenIdConnect,
                OpenIdConnectUrl = new($"{external!.ToString().TrimEnd('/')}/.well-known/openid-configuration"),
                Description = "The OpenID Connect authority whose tokens are believed.",
            };
        }

        return schemes;
    }

    /// <summary>What an operation needs: any one of the schemes, and a user where it is for users only.</summary>
    public List<OpenApiSecurityRequirement> Of(OpenApiDocument document, bool isForUsersOnly)
    {
        var needed = new List<OpenApiSecurityRequirement> { new() { [new(Bearer, document)] = [] } };
        if (settings.IssuesTokens)
        {
            needed.Add(new() { [new(Issuer, document)] = [Scope(OfUsers)] });
            if (!isForUsersOnly) needed.Add(new() { [new(Issuer, document)] = [Scope(OfApplications)] });
        }

        if (settings.HasAuthority) needed.Add(new() { [new(External, document)] = [] });
        return needed;
    }

    // OAuth2 has no place for a tenant in an address: a user's domain names it, and under adfs an application's id does.
    private OpenApiSecurityScheme OfIssuer() => new()
    {
        Type = SecuritySchemeType.OAuth2,
        Description = "The development issuer, which gives a token to anybody: any client id, user and password will do. "
            + "The domain of the user, or the client id of an application alone, names the partner tenant.",
        Flows = new()
        {
            AuthorizationCode = new()
            {
                AuthorizationUrl = new($"{address.Value}/common/oauth2/v2.0/authorize"),
                TokenUrl = new($"{address.Value}/common/oauth2/v2.0/token"),
                RefreshUrl = new($"{address.Value}/common/oauth2/v2.0/token"),
                Scopes = new Dictionary<string, string> { [Scope(OfUsers)] = "Act for a user (app+user)." },
            },
            ClientCredentials = new()
            {
                TokenUrl = new($"{address.Value}/adfs/oauth2/token"),
                Scopes = new Dictionary<string, string> { [Scope(OfApplications)] = "Act as an application alone (app-only)." },
            },
        },
    };

    private string Scope(string name) => $"{authority.Audiences[0]}/{name}";
}
