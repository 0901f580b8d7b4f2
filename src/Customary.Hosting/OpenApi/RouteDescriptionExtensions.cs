
namespace Customary.Hosting.OpenApi;

/// <summary>Adds descriptions to routes. They are created with the OpenAPI document and not at startup.</summary>
internal static class RouteDescriptionExtensions
{
    /// <summary>Describes a route.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, Func<OperationDescription> description)
        where TBuilder : IEndpointConventionBuilder => route.Describe(_ => description());

    /// <summary>Describes a route whose description depends on the options.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, Func<DescriptionOptions, OperationDescription> description)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DescriptionMetadata(description));

    /// <summary>Creates the description of a route; null if it has none.</summary>
    public static OperationDescription? FindDescription(this Endpoint route, DescriptionOptions options) =>
        route.Metadata.GetMetadata<DescriptionMetadata>()?.Create(options);

    private sealed class DescriptionMetadata(Func<DescriptionOptions, OperationDescription> create)
    {
        public OperationDescription Create(DescriptionOptions options) => create(options);
    }
}
