namespace Customary.Hosting.Issuer;

/// <summary>
/// Authorizes token requests as Entra ID does, but accepts any name, secret and password that is not empty. Applications use client
/// credentials; users use a code, a device code, a refresh token, a password or a token for the client. Source: docs/contract.md#partners-and-the-development-issuer.
/// </summary>
internal sealed class DevelopmentIssuer(RefreshTokens refreshTokens, AuthorizationCodes codes, DeviceCodes deviceCodes, OnBehalfOf onBehalfOf, Cloud cloud)
{
    /// <summary>Authorizes a token request. Returns the grant, or the error.</summary>
    internal async ValueTask<(Grant? Grant, TokenError? Error)> AuthorizeAsync(IssuerEndpoint endpoint, TokenRequest? request, CancellationToken cancellationToken)
    {
        if (request is null) return (null, TokenError.NotAForm());
        if (request.Repeated is { } repeated) return (null, TokenError.Repeated(repeated));
        if (request.Field("grant_type") is not { } type) return (null, TokenError.Missing("grant_type"));
        if (request.ClientId is not { } client) return (null, TokenError.Missing("client_id"));
        if (Audiences.Resolve(cloud, endpoint.Version, request.Field("resource"), request.Field("scope")) is not { } resource)
            return (null, TokenError.UnknownResource(endpoint.Version));
        return type.ToLowerInvariant() switch
        {
            GrantTypes.ClientCredentials => FromClientCredentials(endpoint.Tenant, request, client, resource),
            GrantTypes.AuthorizationCode => FromCode(endpoint.Tenant, request, client, resource),
            GrantTypes.Password => FromPassword(endpoint.Tenant, request, client, resource),
            GrantTypes.RefreshToken => FromRefreshToken(endpoint.Tenant, request, client, resource),
            GrantTypes.DeviceCode or GrantTypes.LegacyDeviceCode => await FromDeviceCodeAsync(endpoint.Tenant, request, client, cancellationToken),
            GrantTypes.OnBehalfOf => await onBehalfOf.AuthorizeAsync(endpoint.Tenant, request, client, resource, cancellationToken),
            _ => (null, TokenError.UnknownGrant(GrantTypes.All)),
        };
    }

    private static (Grant?, TokenError?) FromClientCredentials(AuthorityTenant tenant, TokenRequest request, string client, RequestedResource resource)
    {
        if (!request.HasSecret) return (null, TokenError.ClientSecretRequired());
        if (tenant.IsUserAlias) return (null, TokenError.TenantRequired());
        return (new(tenant.Resolve(client), client, User: null, resource.Audience), null);
    }

    private static (Grant?, TokenError?) FromPassword(AuthorityTenant tenant, TokenRequest request, string client, RequestedResource resource)
    {
        if (request.Field("username") is not { } user) return (null, TokenError.Missing("username"));
        if (request.Field("password") is null) return (null, TokenError.Missing("password"));
        return tenant.Resolve(client, user) is { } userTenant
            ? (new Grant(userTenant, client, user, resource.Audience).ForResource(resource), null)
            : (null, TokenError.Missing("username"));
    }

    private (Grant?, TokenError?) FromCode(AuthorityTenant tenant, TokenRequest request, string client, RequestedResource resource)
    {
        if (request.Field("code") is not { } code) return (null, TokenError.Missing("code"));
        var verifier = request.Field("code_verifier");
        if (!request.HasSecret && verifier is null) return (null, TokenError.ClientSecretRequired());
        if (!codes.TryRedeem(code, client, request.Field("redirect_uri"), verifier, out var content, out var error)) return (null, error);
        if (!tenant.IsUserAlias && tenant.Resolve(client) != content.Grant.Tenant) return (null, TokenError.TenantMismatch());
        return (request.NamesResource ? content.Grant.ForResource(resource) : content.Grant, null);
    }

    // Version 1 clients send the code of the device as the code.
    private async ValueTask<(Grant?, TokenError?)> FromDeviceCodeAsync(AuthorityTenant tenant, TokenRequest request, string client, CancellationToken cancellationToken) =>
        (request.Field("device_code") ?? request.Field("code")) is { } code
            ? await deviceCodes.RedeemAsync(tenant, client, code, cancellationToken)
            : (null, TokenError.Missing("device_code"));

    private (Grant?, TokenError?) FromRefreshToken(AuthorityTenant tenant, TokenRequest request, string client, RequestedResource resource)
    {
        if (request.Field("refresh_token") is not { } token) return (null, TokenError.Missing("refresh_token"));
        if (refreshTokens.Read(token) is not { } grant || grant.Client != client) return (null, TokenError.InvalidRefreshToken());
        grant = grant.ForTenant(tenant.IsUserAlias ? grant.HomeTenant : tenant.Resolve(client));
        return (request.NamesResource ? grant.ForResource(resource) : grant, null);
    }
}
