using Customary.Hosting.Configuration;

namespace Customary.Hosting.OpenApi;

/// <summary>Adds descriptions to routes. They are created with the OpenAPI document and not at startup.</summary>
internal static class RouteDescriptionExtensions
{
    /// <summary>Describes a route.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, Func<OperationDescription> description)
        where TBuilder : IEndpointConventionBuilder => route.Describe(_ => description());

    /// <summary>Describes a route whose description depends on the settings.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, Func<CustomarySettings, OperationDescription> description)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DescriptionMetadata(description));

    /// <summary>Creates the description of a route; null if it has none.</summary>
    public static OperationDescription? FindDescription(this Endpoint route, CustomarySettings settings) =>
        route.Metadata.GetMetadata<DescriptionMetadata>()?.Create(settings);

    private sealed class DescriptionMetadata(Func<CustomarySettings, OperationDescription> create)
    {
        public OperationDescription Create(CustomarySettings settings) => create(settings);
    }
}
