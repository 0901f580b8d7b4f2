namespace Customary.Contracts;

/// <summary>
/// Where the users of a federated domain sign in.
/// Source: "Add a verified domain for a customer", DomainFederationSettings.
/// </summary>
public sealed record DomainFederationSettings
{
    /// <summary>Where rich clients sign in.</summary>
    public string? ActiveLogOnUri { get; init; }

    /// <summary>The sign-in method for users without a preference.</summary>
    public string? DefaultInteractiveAuthenticationMethod { get; init; }

    /// <summary>The name that the sign-in page shows.</summary>
    public string? FederationBrandName { get; init; }

    /// <summary>The name of the issuer of tokens: a URI.</summary>
    public string? IssuerUri { get; init; }

    /// <summary>Where users sign out.</summary>
    public string? LogOffUri { get; init; }

    /// <summary>Where rich clients learn of the issuer.</summary>
    public string? MetadataExchangeUri { get; init; }

    /// <summary>The certificate that follows the present one, in Base64.</summary>
    public string? NextSigningCertificate { get; init; }

    /// <summary>Where OpenID Connect clients learn of the issuer.</summary>
    public string? OpenIdConnectDiscoveryEndpoint { get; init; }

    /// <summary>Where browsers sign in.</summary>
    public string? PassiveLogOnUri { get; init; }

    /// <summary>How the issuer is spoken to: <c>ws_fed</c> or <c>samlp</c>.</summary>
    public string? PreferredAuthenticationProtocol { get; init; }

    /// <summary>What a wish for a fresh sign-in becomes: <c>translate_to_fresh_password_auth</c>, <c>native_support</c> or <c>disabled</c>.</summary>
    public string? PromptLoginBehavior { get; init; }

    /// <summary>The certificate with which the issuer signs, in Base64.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>What became of the last change of the certificate.</summary>
    public string? SigningCertificateUpdateStatus { get; init; }

    /// <summary>Whether the issuer asks for a second factor itself.</summary>
    public bool? SupportsMfa { get; init; }
}
