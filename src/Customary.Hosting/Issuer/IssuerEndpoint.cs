namespace Customary.Hosting.Issuer;

/// <summary>The endpoint of the development issuer that a request is sent to.</summary>
/// <param name="Address">The address of the issuer, without a trailing slash.</param>
/// <param name="Tenant">The tenant in the path.</param>
/// <param name="Version">The version of the endpoint.</param>
internal sealed record IssuerEndpoint(string Address, AuthorityTenant Tenant, TokenVersion Version)
{
    /// <summary>The address of the authority: the issuer and the tenant as the client wrote it.</summary>
    public string Authority => $"{Address}/{Uri.EscapeDataString(Tenant.Name)}";

    /// <summary>Binds the endpoint to a parameter of a route that has a <c>tenant</c> and a <see cref="TokenVersionMetadata"/>.</summary>
    public static ValueTask<IssuerEndpoint> BindAsync(HttpContext context) => ValueTask.FromResult<IssuerEndpoint>(new(
        context.RequestServices.GetRequiredService<IssuerNames>().GetAddress(context),
        new((string)context.GetRouteValue("tenant")!),
        context.GetEndpoint()!.Metadata.GetRequiredMetadata<TokenVersionMetadata>().Version));
}
