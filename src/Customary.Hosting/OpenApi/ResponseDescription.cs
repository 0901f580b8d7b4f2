using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.OpenApi;

/// <summary>Describes a response of an operation that is not a fault.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Text">The description.</param>
internal sealed record ResponseDescription(int Status, string Text)
{
    /// <summary>The JSON contract of the body; null if there is none.</summary>
    public JsonTypeInfo? Type { get; init; }

    /// <summary>An example of the body; null if there is none.</summary>
    public object? Example { get; init; }

    /// <summary>The names of headers in addition to <see cref="CommonHeaders.Response"/>.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Creates a response with a body.</summary>
    public static ResponseDescription Create<TResource>(int status, string text, JsonTypeInfo<TResource> type, TResource example)
        where TResource : notnull => new(status, text) { Type = type, Example = example };

    /// <summary>Creates a response without a body.</summary>
    public static ResponseDescription Empty(int status, string text) => new(status, text);
}
