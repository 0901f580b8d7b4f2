using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.OpenApi;

/// <summary>Describes the request body of an operation.</summary>
/// <param name="Type">The JSON contract.</param>
/// <param name="Example">A valid body.</param>
internal sealed record RequestBodyDescription(JsonTypeInfo Type, object Example)
{
    /// <summary>The name of the schema if it differs from that of the resource; null for the schema of the resource.</summary>
    public string? Name { get; init; }

    /// <summary>The properties of a named schema; null for all writable properties.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>The required properties of a named schema.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Creates the description of a body with the schema of the resource.</summary>
    public static RequestBodyDescription Create<TResource>(JsonTypeInfo<TResource> type, TResource example)
        where TResource : class => new(type, example);
}
