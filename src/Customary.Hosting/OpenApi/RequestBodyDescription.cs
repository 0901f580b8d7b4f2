using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.OpenApi;

/// <summary>The body that an operation takes.</summary>
/// <param name="Type">How it is read.</param>
/// <param name="Example">One that is good.</param>
internal sealed record RequestBodyDescription(JsonTypeInfo Type, object Example)
{
    /// <summary>The name of the schema, where this operation takes less, or needs other members, than the resource has; null where it is the resource's.</summary>
    public string? Name { get; init; }

    /// <summary>The members that are looked at, under a name of its own; null for all that can be written.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>The members that must be sent, under a name of its own.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The whole resource.</summary>
    public static RequestBodyDescription Of<TResource>(JsonTypeInfo<TResource> type, TResource example)
        where TResource : class => new(type, example);
}
