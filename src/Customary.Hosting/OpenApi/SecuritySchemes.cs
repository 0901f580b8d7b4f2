using Customary.Hosting.Authentication;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>The security schemes of the document: bearer tokens, the development issuer and the configured authority.</summary>
internal sealed class SecuritySchemes(DescriptionOptions options, PublicUrl publicUrl, TokenAuthority authority)
{
    private const string Bearer = "bearer";
    private const string Issuer = "developmentIssuer";
    private const string External = "authority";
    private const string UserScope = "user_impersonation";
    private const string ApplicationScope = ".default";

    /// <summary>Creates the schemes that the settings allow, by name.</summary>
    public Dictionary<string, IOpenApiSecurityScheme> Create()
    {
        // The dialog of the API explorer shows them in this order. The development issuer needs no token from elsewhere.
        var schemes = new Dictionary<string, IOpenApiSecurityScheme>();
        if (options.Issuer.IsEnabled) schemes[Issuer] = CreateIssuerScheme();
        if (options.Authority.DiscoveryAddress is { } discovery)
        {
            schemes[External] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OpenIdConnect,
                OpenIdConnectUrl = new(discovery),
                Description = "The trusted OpenID Connect authority.",
            };
        }

        schemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "An access token. The page /docs/token shows the claims of a token and the operations that it allows.",
        };
        return schemes;
    }

    /// <summary>Returns the alternative requirements of an operation.</summary>
    public List<OpenApiSecurityRequirement> GetRequirements(OpenApiDocument document, bool requiresUser)
    {
        var requirements = new List<OpenApiSecurityRequirement> { new() { [new(Bearer, document)] = [] } };
        if (options.Issuer.IsEnabled)
        {
            requirements.Add(new() { [new(Issuer, document)] = [Scope(UserScope)] });
            if (!requiresUser) requirements.Add(new() { [new(Issuer, document)] = [Scope(ApplicationScope)] });
        }

        if (options.Authority.Address is not null) requirements.Add(new() { [new(External, document)] = [] });
        return requirements;
    }

    // OpenAPI cannot express a tenant in the URL. Under common, the domain of the user names the tenant; under adfs, the client ID does.
    private OpenApiSecurityScheme CreateIssuerScheme() => new()
    {
        Type = SecuritySchemeType.OAuth2,
        Description = "The development issuer, which issues tokens to anyone. It accepts any client ID, user and password. "
            + "The domain of the user, or the client ID of an application, determines the partner tenant. "
            + $"The document {publicUrl.Value}/common/v2.0/.well-known/openid-configuration also lists the flows that OpenAPI cannot describe: "
            + "device code, and on behalf of a user.",
        Flows = new()
        {
            AuthorizationCode = new()
            {
                AuthorizationUrl = new($"{publicUrl.Value}/common/oauth2/v2.0/authorize"),
                TokenUrl = new($"{publicUrl.Value}/common/oauth2/v2.0/token"),
                RefreshUrl = new($"{publicUrl.Value}/common/oauth2/v2.0/token"),
                Scopes = new Dictionary<string, string> { [Scope(UserScope)] = "Access as a user (app+user)." },
            },
            Password = new()
            {
                TokenUrl = new($"{publicUrl.Value}/common/oauth2/v2.0/token"),
                RefreshUrl = new($"{publicUrl.Value}/common/oauth2/v2.0/token"),
                Scopes = new Dictionary<string, string> { [Scope(UserScope)] = "Access as a user (app+user)." },
            },
            ClientCredentials = new()
            {
                TokenUrl = new($"{publicUrl.Value}/adfs/oauth2/token"),
                Scopes = new Dictionary<string, string> { [Scope(ApplicationScope)] = "Access as an application (app-only)." },
            },
        },
    };

    private string Scope(string name) => $"{authority.Audiences[0]}/{name}";
}
