namespace Customary.Hosting.Issuer;

/// <summary>The endpoints of the development issuer.</summary>
internal static class IssuerEndpoints
{
    public static void MapDevelopmentIssuer(this IEndpointRouteBuilder routes)
    {
        routes.MapTokens();
        routes.MapDiscovery();
        routes.MapAuthorization();
        routes.MapDeviceCodes();
    }
}
