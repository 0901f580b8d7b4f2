using System.Text.Json.Nodes;
using Customary.Hosting.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">Where it stands.</param>
/// <param name="Text">What it is.</param>
internal sealed record ParameterDescription(string Name, ParameterLocation In, string Text)
{
    /// <summary>The format of its text; null when it has none.</summary>
    public string? Format { get; init; }

    /// <summary>The values that it may have; null when any.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The largest number that it may be, from zero; null where it is a text.</summary>
    public int? Maximum { get; init; }

    /// <summary>Whether it is true or false.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether it must be sent.</summary>
    public bool IsRequired { get; init; } = In == ParameterLocation.Path;

    /// <summary>One that is good.</summary>
    public required JsonNode Example { get; init; }

    /// <summary>An id in the path, a GUID.</summary>
    public static ParameterDescription Id(string name, string text, string example) =>
        new(name, ParameterLocation.Path, text) { Format = "uuid", Example = example };

    /// <summary>A text in the path.</summary>
    public static ParameterDescription Path(string name, string text, string example) => new(name, ParameterLocation.Path, text) { Example = example };

    /// <summary>A text in the query.</summary>
    public static ParameterDescription Query(string name, string text, string example) => new(name, ParameterLocation.Query, text) { Example = example };

    /// <summary>How many items a page holds.</summary>
    public static ParameterDescription Size() =>
        new("size", ParameterLocation.Query, "How many items a page holds: 500 unless fewer are asked for; 0 is the standard size, and more than 500 are 500.")
        {
            Maximum = int.MaxValue,
            Example = 40,
        };

    /// <summary>The token of the page that is asked for.</summary>
    public static ParameterDescription ContinuationToken() =>
        new(ApiHeaders.ContinuationToken, ParameterLocation.Header, "The continuationToken of the page before; it says by itself which list it is of.") { Example = "AB12cd34" };

    /// <summary>The etag under which a write may happen.</summary>
    public static ParameterDescription IfMatch() =>
        new(HeaderNames.IfMatch, ParameterLocation.Header, "The etag that the profile must still have, quoted or not; without it, attributes.etag of the body is compared.")
        {
            Example = "4611686018427387904",
        };

    /// <summary>As the document has it. A page to try the API sends examples as they stand, so that what may be left out has its example in words.</summary>
    public OpenApiParameter Write() => new()
    {
        Name = Name,
        In = In,
        Required = IsRequired,
        Description = IsRequired ? Text : $"{Text} For example `{Example}`.",
        Example = IsRequired ? Example.DeepClone() : null,
        Schema = new OpenApiSchema
        {
            Type = IsSwitch ? JsonSchemaType.Boolean : Maximum is null ? JsonSchemaType.String : JsonSchemaType.Integer,
            Format = Maximum is null ? Format : "int32",
            Minimum = Maximum is null ? null : "0",
            Enum = Values is null ? null : [.. Values.Select(value => (JsonNode)value)],
        },
    };
}
