namespace Customary.Hosting.Issuer;

/// <summary>The token endpoints of the development issuer, at the paths of Entra ID. Source: docs/contract.md#tokens.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/token", IssueAsync).WithName("IssueToken").WithMetadata(TokenVersionMetadata.V1).AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/token", IssueAsync).WithName("IssueTokenV2").WithMetadata(TokenVersionMetadata.V2).AllowAnonymous();
    }

    private static async Task<IResult> IssueAsync(IssuerEndpoint endpoint, HttpContext context, DevelopmentIssuer issuer, TokenIssuance issuance, CancellationToken cancellationToken)
    {
        IssuerHeaders.Write(context);
        var request = await TokenRequest.ReadAsync(context.Request, cancellationToken);
        var (grant, error) = await issuer.AuthorizeAsync(endpoint, request, cancellationToken);
        return error is null
            ? await issuance.IssueAsync(grant!, endpoint, withClientInfo: request!.Field("client_info") is not null, cancellationToken)
            : new TokenErrorResult(error);
    }
}
