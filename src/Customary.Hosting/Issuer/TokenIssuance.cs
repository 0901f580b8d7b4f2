namespace Customary.Hosting.Issuer;

/// <summary>Issues the tokens of a grant and creates the response of the token endpoint in both versions.</summary>
internal sealed class TokenIssuance(TokenWriter writer, RefreshTokens refreshTokens, IdGenerator ids, TimeProvider clock)
{
    private const string Bearer = "Bearer";

    /// <summary>Issues the tokens: for a user also a refresh token, an ID token and, if <paramref name="withClientInfo"/> is set, the client info.</summary>
    public async ValueTask<IResult> IssueAsync(Grant grant, IssuerEndpoint endpoint, bool withClientInfo, CancellationToken cancellationToken)
    {
        if (grant is { User: not null, Session: null }) grant = grant with { Session = ids.NewId() };
        var accessToken = await writer.WriteAccessTokenAsync(grant, endpoint, cancellationToken);
        var tokens = grant.User is null
            ? new UserTokens(null, null, null)
            : new UserTokens(
                refreshTokens.Create(grant),
                await writer.WriteIdTokenAsync(grant, endpoint, cancellationToken, accessToken: accessToken),
                withClientInfo ? TokenWriter.WriteClientInfo(grant) : null);
        return endpoint.Version == TokenVersion.V1 ? CreateV1Response(grant, accessToken, tokens) : CreateV2Response(grant, accessToken, tokens);
    }

    private IResult CreateV1Response(Grant grant, string accessToken, UserTokens tokens)
    {
        var now = clock.GetUtcNow();
        var seconds = ((int)TokenWriter.Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiResults.Json(
            new V1TokenResponse(
                Bearer, seconds, seconds,
                ExpiresOn: now.Add(TokenWriter.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                NotBefore: now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                grant.Audience, accessToken, Scope: GetV1Scope(grant), tokens.RefreshToken, tokens.IdToken, tokens.ClientInfo),
            IssuerJsonContext.Default.V1TokenResponse);
    }

    private static IResult CreateV2Response(Grant grant, string accessToken, UserTokens tokens)
    {
        var seconds = (int)TokenWriter.Lifetime.TotalSeconds;
        return ApiResults.Json(
            new V2TokenResponse(
                Bearer, seconds, seconds, accessToken, Scope: grant.User is null ? null : GetScope(grant), tokens.RefreshToken, tokens.IdToken, tokens.ClientInfo),
            IssuerJsonContext.Default.V2TokenResponse);
    }

    // AD FS has endpoints of version 1 only, and its clients request scopes instead of a resource.
    private static string? GetV1Scope(Grant grant) => grant switch
    {
        { User: null } => null,
        { Permissions.Count: > 0 } => GetScope(grant),
        _ => TokenWriter.GetPermissions(grant),
    };

    // With the requested scopes, such as .default, MSAL finds the token in its cache when the client asks for the same scopes again.
    private static string GetScope(Grant grant) =>
        string.Join(' ', TokenWriter.GetPermissions(grant).Split(' ').Concat(grant.Permissions ?? []).Distinct().Select(permission => $"{grant.Audience}/{permission}"));

    private sealed record UserTokens(string? RefreshToken, string? IdToken, string? ClientInfo);
}
