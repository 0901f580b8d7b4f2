using Customary.Hosting.Configuration;

namespace Customary.Hosting.OpenApi;

/// <summary>Lays a description beside a route. It is made when the document is, not at start.</summary>
internal static class RouteDescriptionExtensions
{
    /// <summary>Describes a route.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, Func<OperationDescription> description)
        where TBuilder : IEndpointConventionBuilder => route.Describe(_ => description());

    /// <summary>Describes a route that is not the same under all settings.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, Func<CustomarySettings, OperationDescription> description)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DescriptionMetadata(description));

    /// <summary>The description of a route; null when it has none.</summary>
    public static OperationDescription? FindDescription(this Endpoint route, CustomarySettings settings) =>
        route.Metadata.GetMetadata<DescriptionMetadata>()?.Make(settings);

    private sealed class DescriptionMetadata(Func<CustomarySettings, OperationDescription> make)
    {
        public OperationDescription Make(CustomarySettings settings) => make(settings);
    }
}
