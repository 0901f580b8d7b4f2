using System.Text.Json.Serialization;

namespace Customary.Hosting.Issuer;

/// <summary>The response of the version 1 token endpoint, with numbers as strings. Source: "Partner Center authentication".</summary>
internal sealed record V1TokenResponse(
    string TokenType,
    string ExpiresIn,
    string ExtExpiresIn,
    string ExpiresOn,
    string NotBefore,
    string Resource,
    string AccessToken,
    string? Scope,
    string? RefreshToken,
    string? IdToken,
    string? ClientInfo);

/// <summary>The response of the version 2 token endpoint. Source: RFC 6749, section 5.1.</summary>
internal sealed record V2TokenResponse(
    string TokenType,
    int ExpiresIn,
    int ExtExpiresIn,
    string AccessToken,
    string? Scope,
    string? RefreshToken,
    string? IdToken,
    string? ClientInfo);

/// <summary>The response of the version 1 device authorization endpoint, with numbers as strings. Source: docs/contract.md#device-code-flow.</summary>
internal sealed record V1DeviceCodeResponse(string UserCode, string DeviceCode, string VerificationUrl, string ExpiresIn, string Interval, string Message);

/// <summary>The response of the version 2 device authorization endpoint. Source: RFC 8628, section 3.2.</summary>
internal sealed record V2DeviceCodeResponse(string UserCode, string DeviceCode, string VerificationUri, int ExpiresIn, int Interval, string Message);

/// <summary>The error response of the token endpoints. Source: RFC 6749, section 5.2, with the properties that Entra ID adds.</summary>
internal sealed record TokenErrorResponse(
    string Error,
    string ErrorDescription,
    IReadOnlyList<int> ErrorCodes,
    string Timestamp,
    string TraceId,
    string CorrelationId);

/// <summary>The OpenID Connect metadata of an issuer. Source: OpenID Connect Discovery 1.0, section 3.</summary>
internal sealed record DiscoveryDocument(
    string Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string DeviceAuthorizationEndpoint,
    string JwksUri,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> TokenEndpointAuthMethodsSupported,
    IReadOnlyList<string> ResponseTypesSupported,
    IReadOnlyList<string> ResponseModesSupported,
    IReadOnlyList<string> CodeChallengeMethodsSupported,
    IReadOnlyList<string> SubjectTypesSupported,
    IReadOnlyList<string> IdTokenSigningAlgValuesSupported,
    IReadOnlyList<string> ScopesSupported,
    IReadOnlyList<string> ClaimsSupported);

/// <summary>The instance discovery response for Microsoft's authentication libraries. Source: docs/contract.md#tokens.</summary>
internal sealed record InstanceDiscovery(
    string TenantDiscoveryEndpoint,
    [property: JsonPropertyName("api-version")] string ApiVersion,
    IReadOnlyList<InstanceMetadata> Metadata);

/// <summary>The host names of one authority.</summary>
internal sealed record InstanceMetadata(string PreferredNetwork, string PreferredCache, IReadOnlyList<string> Aliases);

/// <summary>Who manages the account of a user, in version 1.0. Source: docs/contract.md#tokens.</summary>
/// <param name="Ver">The version of the response.</param>
/// <param name="AccountType"><c>Managed</c>: the issuer itself checks the password.</param>
/// <param name="DomainName">The domain of the user.</param>
/// <param name="CloudInstanceName">The name of the cloud.</param>
/// <param name="CloudAudienceUrn">The audience of a federated identity provider's tokens.</param>
internal sealed record UserRealm(string Ver, string AccountType, string DomainName, string CloudInstanceName, string CloudAudienceUrn);

/// <summary>A public key. Source: RFC 7517.</summary>
internal sealed record PublicKey(string Kty, string Use, string Alg, string Kid, string N, string E);

/// <summary>The public keys of an issuer. Source: RFC 7517, section 5.</summary>
internal sealed record PublicKeys(IReadOnlyList<PublicKey> Keys);

/// <summary>The JSON contracts of the development issuer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(V1TokenResponse))]
[JsonSerializable(typeof(V2TokenResponse))]
[JsonSerializable(typeof(V1DeviceCodeResponse))]
[JsonSerializable(typeof(V2DeviceCodeResponse))]
[JsonSerializable(typeof(TokenErrorResponse))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(InstanceDiscovery))]
[JsonSerializable(typeof(UserRealm))]
[JsonSerializable(typeof(PublicKeys))]
internal sealed partial class IssuerJsonContext : JsonSerializerContext;
