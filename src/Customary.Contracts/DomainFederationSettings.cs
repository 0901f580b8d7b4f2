namespace Customary.Contracts;

/// <summary>
/// The sign-in settings of a federated domain.
/// Source: "Add a verified domain for a customer", DomainFederationSettings.
/// </summary>
public sealed record DomainFederationSettings : ApiObject
{
    /// <summary>The sign-in URL for rich clients.</summary>
    public string? ActiveLogOnUri { get; init; }

    /// <summary>The default sign-in method.</summary>
    public string? DefaultInteractiveAuthenticationMethod { get; init; }

    /// <summary>The brand name on the sign-in page.</summary>
    public string? FederationBrandName { get; init; }

    /// <summary>The URI that identifies the token issuer.</summary>
    public string? IssuerUri { get; init; }

    /// <summary>The sign-out URL.</summary>
    public string? LogOffUri { get; init; }

    /// <summary>The WS-MetadataExchange URL for rich clients.</summary>
    public string? MetadataExchangeUri { get; init; }

    /// <summary>The next signing certificate, in Base64.</summary>
    public string? NextSigningCertificate { get; init; }

    /// <summary>The OpenID Connect discovery URL.</summary>
    public string? OpenIdConnectDiscoveryEndpoint { get; init; }

    /// <summary>The sign-in URL for browsers.</summary>
    public string? PassiveLogOnUri { get; init; }

    /// <summary>The authentication protocol of the issuer: <c>ws_fed</c> or <c>samlp</c>.</summary>
    public string? PreferredAuthenticationProtocol { get; init; }

    /// <summary>The handling of requests for a new sign-in: <c>translate_to_fresh_password_auth</c>, <c>native_support</c> or <c>disabled</c>.</summary>
    public string? PromptLoginBehavior { get; init; }

    /// <summary>The current signing certificate, in Base64.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>The status of the last update of the signing certificate.</summary>
    public string? SigningCertificateUpdateStatus { get; init; }

    /// <summary>Whether the issuer performs multifactor authentication.</summary>
    public bool? SupportsMfa { get; init; }
}
