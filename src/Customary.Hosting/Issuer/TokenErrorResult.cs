namespace Customary.Hosting.Issuer;

/// <summary>An error in the format of OAuth 2.0, with the properties that Entra ID adds.</summary>
internal sealed class TokenErrorResult(TokenError error) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Set(new FaultCode($"AADSTS{error.Number}"));
        var ids = httpContext.Features.GetRequiredFeature<RequestIds>();
        var now = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return ApiResults.Json(
            new TokenErrorResponse(
                error.Name, error.NumberedDescription, [error.Number], now.ToString("u", CultureInfo.InvariantCulture), ids.RequestId, ids.CorrelationId),
            IssuerJsonContext.Default.TokenErrorResponse,
            error.Status).ExecuteAsync(httpContext);
    }
}
