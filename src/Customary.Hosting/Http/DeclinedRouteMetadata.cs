namespace Customary.Hosting.Http;

/// <summary>Marks a route of a resource that this server does not serve. It is not an operation of the API document, and no cloud has or lacks it.</summary>
internal sealed class DeclinedRouteMetadata
{
    public static DeclinedRouteMetadata Instance { get; } = new();

    /// <summary>Whether an endpoint has the mark.</summary>
    public static bool IsOn(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<DeclinedRouteMetadata>() is not null;
}
