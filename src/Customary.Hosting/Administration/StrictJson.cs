using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Administration;

/// <summary>Parses JSON and reports unknown properties, repeated properties and values that are not valid, each with its place.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = true };

    /// <summary>Parses an object.</summary>
    /// <returns>The object; or a fault that names the place.</returns>
    public static Outcome<TValue> Parse<TValue>(ReadOnlyMemory<byte> json, JsonTypeInfo<TValue> type)
        where TValue : class
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Fault.MalformedBody("it must be a JSON object.");
            var errors = new ValidationErrors();
            FindUnknown(document.RootElement, type, "", errors);
            return errors.IsEmpty ? document.RootElement.Deserialize(type)! : Fault.ValidationFailed(errors);
        }
        catch (JsonException exception)
        {
            return Describe(exception);
        }
    }

    private static void FindUnknown(JsonElement element, JsonTypeInfo type, string path, ValidationErrors errors)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index()) FindUnknown(item, type.Options.GetTypeInfo(type.ElementType!), $"{path}[{index}]", errors);
        }
        else if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                var place = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                var known = type.Properties.FirstOrDefault(candidate => candidate.Name == property.Name);
                if (known is null) errors.Add(place, $"is not known; allowed: {string.Join(", ", type.Properties.Select(candidate => candidate.Name))}");
                else if (!seen.Add(property.Name)) errors.Add(place, "is repeated");
                else FindUnknown(property.Value, type.Options.GetTypeInfo(known.PropertyType), place, errors);
            }
        }
    }

    // Converters report what they accept. The serializer appends the path to their message, and has texts of its own for other errors.
    private static Fault Describe(JsonException exception)
    {
        if (exception is not { Path: { Length: > 2 } path } || !path.StartsWith("$.", StringComparison.Ordinal))
            return Fault.MalformedBody($"it is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
        var reason = exception.Message.StartsWith("must ", StringComparison.Ordinal) ? exception.Message.Split(" Path:", 2)[0].TrimEnd('.') : "has the wrong type";
        return Fault.InvalidParameter(path[2..], reason);
    }
}
