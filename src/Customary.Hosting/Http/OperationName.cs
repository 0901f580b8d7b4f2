namespace Customary.Hosting.Http;

/// <summary>The name of what a request asks for: its route's name, which is also its OpenAPI operation id.</summary>
internal static class OperationName
{
    public static string GetOperation(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "Unknown";
}
