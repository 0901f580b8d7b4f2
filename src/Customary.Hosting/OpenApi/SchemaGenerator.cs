using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// Schemas of what goes over the wire, read from the serializer's own contracts: a member that is written is in the
/// schema, under the name with which it is written.
/// </summary>
internal sealed class SchemaGenerator(OpenApiDocument document, XmlDocumentation texts)
{
    /// <summary>The media type of every body.</summary>
    public const string Json = "application/json";

    /// <summary>The schema of a type; an object's stands among the components and is referred to.</summary>
    public IOpenApiSchema Of(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(type.Options.GetTypeInfo(type.ElementType!)) };
        if (type.Kind == JsonTypeInfoKind.Dictionary)
            return new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(type.Options.GetTypeInfo(type.ElementType!)) };
        if (type.Kind != JsonTypeInfoKind.Object) return Simple(type.Type);
        return Component(NameOf(type.Type), schema => Write(schema, type, SchemaOverrides.Of(type.Type), _ => true));
    }

    /// <summary>The schema of a body that takes less of a resource, or needs other members, than the resource has.</summary>
    public IOpenApiSchema Of(RequestBodyDescription body)
    {
        if (body.Name is not { } name) return Of(body.Type);
        var shape = SchemaOverrides.Of(body.Type.Type);
        var asked = new SchemaOverride([.. body.Required]) { Ids = shape.Ids, Instants = shape.Instants, Values = shape.Values };
        return Component(name, schema => Write(schema, body.Type, asked, member => body.Members?.Contains(member) ?? !shape.ReadOnly.Contains(member)));
    }

    // Registered before its members are, for a type may be a member of its own members.
    private OpenApiSchemaReference Component(string name, Action<OpenApiSchema> write)
    {
        var schemas = document.Components!.Schemas!;
        if (!schemas.ContainsKey(name))
        {
            var schema = new OpenApiSchema { Type = JsonSchemaType.Object };
            schemas.Add(name, schema);
            write(schema);
        }

        return new(name, document);
    }

    private void Write(OpenApiSchema schema, JsonTypeInfo type, SchemaOverride shape, Func<string, bool> isTaken)
    {
        schema.Description = texts.Of(type.Type);
        schema.Required = shape.Required.Length == 0 ? null : shape.Required.ToHashSet();
        schema.Properties = type.Properties.Where(member => isTaken(member.Name)).ToDictionary(
            member => member.Name, member => Member(type.Options.GetTypeInfo(member.PropertyType), member.Name, type.Type, shape));
    }

    private IOpenApiSchema Member(JsonTypeInfo type, string name, Type owner, SchemaOverride shape)
    {
        if (Of(type) is not OpenApiSchema schema) return Of(type);
        schema.Description = texts.Of(owner, name);
        schema.Format ??= shape.FormatOf(name);
        schema.ReadOnly = shape.ReadOnly.Contains(name);
        if (shape.Nullable.Contains(name)) schema.Type |= JsonSchemaType.Null;
        if (shape.Values.TryGetValue(name, out var values)) schema.Enum = [.. values.Select(value => (JsonNode)value)];
        return schema;
    }

    private static OpenApiSchema Simple(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return new() { Type = JsonSchemaType.String };
        if (plain == typeof(bool)) return new() { Type = JsonSchemaType.Boolean };
        if (plain == typeof(int)) return new() { Type = JsonSchemaType.Integer, Format = "int32" };
        if (plain == typeof(long)) return new() { Type = JsonSchemaType.Integer, Format = "int64" };
        throw new NotSupportedException($"Say here what {plain} is in a schema; nothing on the wire was one yet.");
    }

    private static string NameOf(Type type) => type.IsGenericType ? $"{type.GetGenericArguments()[0].Name}Collection" : type.Name;
}
