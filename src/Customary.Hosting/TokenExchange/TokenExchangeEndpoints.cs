using System.Text.Json.Serialization;
using Customary.Hosting.Issuer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Customary.Hosting.TokenExchange;

/// <summary>
/// Exchanges an access token for a token of Partner Center, which clients from before 2017 do. The API accepts the tokens of its
/// authority directly, so the response contains the token that was sent, with its remaining lifetime. So it works with every
/// authority and grants nothing new. Source: docs/contract.md#token-exchange.
/// </summary>
internal static class TokenExchangeEndpoints
{
    private const string GrantType = "jwt_token";
    private const string Scheme = "Bearer ";

    public static void MapTokenExchange(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/generatetoken", ExchangeAsync).WithName("GenerateToken");
        routes.MapPost("/v3/generatetoken", ExchangeAsync).WithName("GenerateTokenV3");
    }

    // The middleware has validated the token.
    private static async Task<IResult> ExchangeAsync(HttpContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        IssuerHeaders.Write(context);
        if (await FormBody.ReadAsync(context.Request, cancellationToken) is not { } form) return new TokenErrorResult(TokenError.NotAForm());
        if (form["grant_type"] is not [{ Length: > 0 } grantType]) return new TokenErrorResult(TokenError.Missing("grant_type"));
        if (!grantType.Equals(GrantType, StringComparison.OrdinalIgnoreCase)) return new TokenErrorResult(TokenError.UnknownGrant([GrantType]));
        var token = context.Request.Headers.Authorization.ToString()[Scheme.Length..].Trim();
        var left = new JsonWebToken(token).ValidTo - clock.GetUtcNow().UtcDateTime;
        return ApiResults.Json(new ExchangedToken(token, "bearer", (int)left.TotalSeconds), TokenExchangeJsonContext.Default.ExchangedToken);
    }
}

/// <summary>The response of the token exchange.</summary>
internal sealed record ExchangedToken(string AccessToken, string TokenType, int ExpiresIn);

/// <summary>The JSON contract of the token exchange.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExchangedToken))]
internal sealed partial class TokenExchangeJsonContext : JsonSerializerContext;
