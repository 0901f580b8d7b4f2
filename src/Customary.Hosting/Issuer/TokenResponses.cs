using System.Text.Json.Serialization;

namespace Customary.Hosting.Issuer;

/// <summary>The answer of the version 1 endpoint; its numbers are strings. Source: "Partner Center authentication".</summary>
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

/// <summary>The answer of the version 2 endpoint. Source: OAuth 2.0, RFC 6749, section 5.1.</summary>
internal sealed record V2TokenResponse(
    string TokenType,
    int ExpiresIn,
    int ExtExpiresIn,
    string AccessToken,
    string? Scope,
    string? RefreshToken,
    string? IdToken,
    string? ClientInfo);

/// <summary>Why no token was issued. Source: RFC 6749, section 5.2, with the members that Entra adds.</summary>
internal sealed record TokenErrorResponse(
    string Error,
    string ErrorDescription,
    IReadOnlyList<int> ErrorCodes,
    string Timestamp,
    string TraceId,
    string CorrelationId);

/// <summary>Where everything of an issuer is. Source: OpenID Connect Discovery 1.0, section 3.</summary>
internal sealed record DiscoveryDocument(
    string Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
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

/// <summary>Which authorities there are. Source: the contract, section 12.3; the names are those that Microsoft's libraries read.</summary>
internal sealed record InstanceDiscovery(
    string TenantDiscoveryEndpoint,
    [property: JsonPropertyName("api-version")] string ApiVersion,
    IReadOnlyList<InstanceMetadata> Metadata);

/// <summary>The names of one authority.</summary>
internal sealed record InstanceMetadata(string PreferredNetwork, string PreferredCache, IReadOnlyList<string> Aliases);

/// <summary>A public key. Source: RFC 7517.</summary>
internal sealed record PublicKey(string Kty, string Use, string Alg, string Kid, string N, string E);

/// <summary>The public keys of an issuer. Source: RFC 7517, section 5.</summary>
internal sealed record PublicKeys(IReadOnlyList<PublicKey> Keys);

/// <summary>How the issuer's answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(V1TokenResponse))]
[JsonSerializable(typeof(V2TokenResponse))]
[JsonSerializable(typeof(TokenErrorResponse))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(InstanceDiscovery))]
[JsonSerializable(typeof(PublicKeys))]
internal sealed partial class IssuerJsonContext : JsonSerializerContext;
