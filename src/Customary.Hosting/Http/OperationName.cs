namespace Customary.Hosting.Http;

/// <summary>The name of the operation of a request: the name of its route, which is also its OpenAPI operation ID.</summary>
internal static class OperationName
{
    public static string GetOperation(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "Unknown";
}
