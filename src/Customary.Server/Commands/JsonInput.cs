using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>Reads JSON files, and merges options into them.</summary>
internal static class JsonInput
{
    private static readonly JsonNodeOptions CaseInsensitive = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Creates the option that names the file.</summary>
    public static Option<string> CreateOption(string description) => new("--file") { Description = $"{description} Use - for standard input.", HelpName = "path" };

    /// <summary>Reads an object.</summary>
    /// <param name="path">The path of the file, or `-` for standard input; null for an empty object.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="CommandException">The file cannot be read, or does not contain a JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null) return new(CaseInsensitive);
        try
        {
            var text = path == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(path, cancellationToken);
            return JsonNode.Parse(text, CaseInsensitive) as JsonObject ?? throw CommandException.InvalidUsage($"--file: '{path}' does not contain a JSON object.");
        }
        catch (JsonException exception)
        {
            throw CommandException.InvalidUsage($"--file: '{path}' is not valid JSON. {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.InvalidUsage($"--file: cannot read '{path}': {exception.Message}");
        }
    }

    /// <summary>Converts an object to a resource.</summary>
    /// <exception cref="CommandException">A property has the wrong type.</exception>
    public static T To<T>(JsonNode json)
    {
        try
        {
            return json.Deserialize(RoundTripJson.GetTypeInfo<T>())!;
        }
        catch (JsonException exception)
        {
            throw CommandException.InvalidUsage($"--file: the value at {exception.Path} has the wrong type for a {typeof(T).Name}.");
        }
    }

    /// <summary>Changes an object as RFC 7396 (JSON Merge Patch) says: properties of the patch replace those of the object, and null removes one.</summary>
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is not JsonObject changes) target[name] = value.DeepClone();
            else if (target[name] is JsonObject inner) Merge(inner, changes);
            else
            {
                var added = new JsonObject(CaseInsensitive);
                Merge(added, changes);
                target[name] = added;
            }
        }
    }

    /// <summary>Sets a property of an object or of the objects in it.</summary>
    /// <param name="target">The object.</param>
    /// <param name="path">The names of the properties, separated by dots.</param>
    /// <param name="value">The new value; null changes nothing.</param>
    public static void Set(JsonObject target, string path, string? value)
    {
        if (value is null) return;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (target[name] is not JsonObject inner) target[name] = inner = new(CaseInsensitive);
            target = inner;
        }

        target[names[^1]] = value;
    }
}
