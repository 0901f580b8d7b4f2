using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// Creates the schemas of request and response bodies from the serializer's JSON contracts, so that the property names
/// are those in the JSON.
/// </summary>
internal sealed class SchemaGenerator(OpenApiDocument document, XmlDocumentation documentation)
{
    /// <summary>The media type of every body.</summary>
    public const string Json = "application/json";

    /// <summary>Returns the schema of a type. The schema of an object is a reference to a component.</summary>
    public IOpenApiSchema GetSchema(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = GetSchema(type.Options.GetTypeInfo(type.ElementType!)) };
        if (type.Kind == JsonTypeInfoKind.Dictionary)
            return new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = GetSchema(type.Options.GetTypeInfo(type.ElementType!)) };
        if (type.Kind != JsonTypeInfoKind.Object) return CreateSimple(type);
        return GetComponent(NameOf(type.Type), schema => Fill(schema, type, SchemaOverrides.GetFor(type.Type), _ => true));
    }

    /// <summary>Returns the schema of a request body, which can have other properties than the resource.</summary>
    public IOpenApiSchema GetSchema(RequestBodyDescription body)
    {
        if (body.Name is not { } name) return GetSchema(body.Type);
        var resource = SchemaOverrides.GetFor(body.Type.Type);
        var request = new SchemaOverride([.. body.Required]) { Ids = resource.Ids, Instants = resource.Instants, Values = resource.Values };
        return GetComponent(name, schema => Fill(schema, body.Type, request, property => body.Properties?.Contains(property) ?? !resource.ReadOnly.Contains(property)));
    }

    /// <summary>Returns a reference to a schema that several places share. The first one registers it as a component.</summary>
    public OpenApiSchemaReference GetComponent(string name, IOpenApiSchema schema)
    {
        document.Components!.Schemas!.TryAdd(name, schema);
        return new(name, document);
    }

    // The component is registered before its properties are created, because types can be recursive.
    private OpenApiSchemaReference GetComponent(string name, Action<OpenApiSchema> fill)
    {
        var schemas = document.Components!.Schemas!;
        if (!schemas.ContainsKey(name))
        {
            var schema = new OpenApiSchema { Type = JsonSchemaType.Object };
            schemas.Add(name, schema);
            fill(schema);
        }

        return new(name, document);
    }

    private void Fill(OpenApiSchema schema, JsonTypeInfo type, SchemaOverride overrides, Func<string, bool> isIncluded)
    {
        schema.Description = documentation.GetSummary(type.Type);
        schema.Required = overrides.Required.Length == 0 ? null : overrides.Required.ToHashSet();

        // A property that the serializer ignores has no getter.
        schema.Properties = type.Properties.Where(property => property.Get is not null && isIncluded(property.Name)).ToDictionary(
            property => property.Name, property => CreateProperty(type.Options.GetTypeInfo(property.PropertyType), property.Name, type.Type, overrides));
    }

    private IOpenApiSchema CreateProperty(JsonTypeInfo type, string name, Type owner, SchemaOverride overrides)
    {
        var result = GetSchema(type);
        if (result is not OpenApiSchema schema) return result;
        schema.Description = documentation.GetSummary(owner, name);
        schema.Format ??= overrides.GetFormat(name);
        schema.ReadOnly = overrides.ReadOnly.Contains(name);
        if (overrides.Nullable.Contains(name)) schema.Type |= JsonSchemaType.Null;
        if (overrides.Values.TryGetValue(name, out var values)) schema.Enum = [.. values.Select(value => (JsonNode)value)];
        return schema;
    }

    private static OpenApiSchema CreateSimple(JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (plain == typeof(DateTimeOffset)) return new() { Type = JsonSchemaType.String, Format = "date-time" };
        if (plain == typeof(TimeSpan)) return new() { Type = JsonSchemaType.String, Format = "duration" };
        if (plain == typeof(string) || plain.IsEnum || HasOwnConverter(type)) return new() { Type = JsonSchemaType.String };
        if (plain == typeof(Guid)) return new() { Type = JsonSchemaType.String, Format = "uuid" };
        if (plain == typeof(bool)) return new() { Type = JsonSchemaType.Boolean };
        if (plain == typeof(int)) return new() { Type = JsonSchemaType.Integer, Format = "int32" };
        if (plain == typeof(double)) return new() { Type = JsonSchemaType.Number, Format = "double" };
        if (plain == typeof(long)) return new() { Type = JsonSchemaType.Integer, Format = "int64" };
        throw new NotSupportedException($"{plain} has no schema. Add it to CreateSimple.");
    }

    // Every converter of this repository writes a string.
    private static bool HasOwnConverter(JsonTypeInfo type) => type.Converter.GetType().Assembly != typeof(JsonSerializer).Assembly;

    private static string NameOf(Type type) => type.IsGenericType ? $"{type.GetGenericArguments()[0].Name}Collection" : type.Name;
}
