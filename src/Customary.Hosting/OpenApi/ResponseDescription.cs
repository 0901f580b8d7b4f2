using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.OpenApi;

/// <summary>One of the answers of an operation that are no faults.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Text">What it means.</param>
internal sealed record ResponseDescription(int Status, string Text)
{
    /// <summary>How its body is written; null when it has none.</summary>
    public JsonTypeInfo? Type { get; init; }

    /// <summary>A body as it could be; null when it has none.</summary>
    public object? Example { get; init; }

    /// <summary>The headers that it has besides those of every answer, by the names in <see cref="CommonHeaders"/>.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>An answer with a body.</summary>
    public static ResponseDescription Of<TResource>(int status, string text, JsonTypeInfo<TResource> type, TResource example)
        where TResource : notnull => new(status, text) { Type = type, Example = example };

    /// <summary>An answer without a body.</summary>
    public static ResponseDescription Empty(int status, string text) => new(status, text);
}
