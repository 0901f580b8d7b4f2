namespace Customary.Server.Issuer;

/// <summary>Why no token is issued: the closed list. Source: RFC 6749, section 5.2; the numbers are Entra's.</summary>
internal sealed record TokenError(string Name, string Description, int Number)
{
    public static TokenError NotAForm() => new("invalid_request", "The request must be a form: application/x-www-form-urlencoded.", 900144);

    public static TokenError Missing(string field) => new("invalid_request", $"The request has no {field}.", 900144);

    public static TokenError UnknownGrant() =>
        new("unsupported_grant_type", "grant_type must be client_credentials, password or refresh_token.", 70003);

    public static TokenError NoSecret() => new("invalid_client", "The request has no client_secret; any that is not empty will do.", 7000218);

    public static TokenError UnknownResource(TokenVersion version) => version == TokenVersion.First
        ? new("invalid_resource", "The resource is not one that tokens are issued for; use https://api.partnercenter.microsoft.com.", 500011)
        : new("invalid_scope", "The scope is not one that tokens are issued for; use https://api.partnercenter.microsoft.com/.default.", 70011);

    public static TokenError BadRefreshToken() => new("invalid_grant", "The refresh token has expired, or this issuer did not make it for this client.", 70008);

    public static TokenError NoTenant() =>
        new("invalid_request", "An application alone must name its tenant in the path; common and organizations are for users.", 50059);
}
