using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>Describes a parameter of an operation.</summary>
/// <param name="Name">The name.</param>
/// <param name="In">The location: path, query or header.</param>
/// <param name="Text">The description.</param>
internal sealed record ParameterDescription(string Name, ParameterLocation In, string Text)
{
    /// <summary>The OpenAPI format, such as <c>uuid</c>; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>The allowed values; null for any value.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The name of the component with the values, for a parameter of several operations; null for none. Generated clients have one type for it.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The maximum of an integer that starts at 0; null if the parameter is a string.</summary>
    public int? Maximum { get; init; }

    /// <summary>Whether the parameter is a Boolean.</summary>
    public bool IsBoolean { get; init; }

    /// <summary>Whether the parameter is required. Path parameters are.</summary>
    public bool IsRequired { get; init; } = In == ParameterLocation.Path;

    /// <summary>A valid value.</summary>
    public required JsonNode Example { get; init; }

    /// <summary>Creates a path parameter that is a GUID.</summary>
    public static ParameterDescription Id(string name, string text, string example) =>
        new(name, ParameterLocation.Path, text) { Format = "uuid", Example = example };

    /// <summary>Creates a path parameter that is a string.</summary>
    public static ParameterDescription Path(string name, string text, string example) => new(name, ParameterLocation.Path, text) { Example = example };

    /// <summary>Creates a query parameter that is a string.</summary>
    public static ParameterDescription Query(string name, string text, string example) => new(name, ParameterLocation.Query, text) { Example = example };

    /// <summary>Creates the parameters of every paged collection.</summary>
    public static IEnumerable<ParameterDescription> Paging() =>
    [
        Size(),
        Query(PageRequest.SeekParameter, "The page to return, relative to the page of the token.", nameof(SeekOperation.Next)) with
        {
            Values = Enum.GetNames<SeekOperation>(),
            SchemaName = nameof(SeekOperation),
        },
        ContinuationToken(),
    ];

    private static ParameterDescription Size() =>
        new("size", ParameterLocation.Query, $"The page size. Default and maximum: {PageSize.Max}. 0 means the default; larger values are reduced to the maximum.")
        {
            Maximum = int.MaxValue,
            Example = 40,
        };

    private static ParameterDescription ContinuationToken() =>
        new(ApiHeaders.ContinuationToken, ParameterLocation.Header, "The continuationToken of the previous page. It contains the query of the list.") { Example = "AB12cd34" };

    /// <summary>Creates the header parameter for the etag of an update.</summary>
    public static ParameterDescription IfMatch() =>
        new(HeaderNames.IfMatch, ParameterLocation.Header, "The expected etag of the profile, with or without quotation marks. Without this header, the server compares attributes.etag of the body.")
        {
            Example = "4611686018427387904",
        };

    /// <summary>
    /// Creates the OpenAPI parameter. Swagger UI sends examples as values, so an optional parameter has its example in the
    /// description.
    /// </summary>
    public OpenApiParameter ToOpenApi() => new()
    {
        Name = Name,
        In = In,
        Required = IsRequired,
        Description = IsRequired ? Text : $"{Text} For example `{Example}`.",
        Example = IsRequired ? Example.DeepClone() : null,
        Schema = new OpenApiSchema
        {
            Type = IsBoolean ? JsonSchemaType.Boolean : Maximum is null ? JsonSchemaType.String : JsonSchemaType.Integer,
            Format = Maximum is null ? Format : "int32",
            Minimum = Maximum is null ? null : "0",
            Enum = Values is null ? null : [.. Values.Select(value => (JsonNode)value)],
        },
    };
}
