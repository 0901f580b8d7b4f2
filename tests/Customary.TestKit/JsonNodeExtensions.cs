using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Reads and sets properties of JSON bodies.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>The property names of an object in their order, separated by spaces.</summary>
    public static string Members(this JsonNode? node) => string.Join(' ', node!.AsObject().Select(property => property.Key));

    /// <summary>The string at a path such as <c>companyProfile.domain</c>; null if there is none.</summary>
    public static string? Text(this JsonNode node, string path) => node.At(path)?.GetValue<string>();

    /// <summary>The value at a path; null if there is none.</summary>
    public static JsonNode? At(this JsonNode node, string path) =>
        path.Split('.').Aggregate((JsonNode?)node, (current, name) => current?[name]);

    /// <summary>Sets the value at a path.</summary>
    public static void Set(this JsonNode node, string path, JsonNode? value)
    {
        var parent = path.LastIndexOf('.');
        (parent < 0 ? node : node.At(path[..parent])!)[path[(parent + 1)..]] = value;
    }
}
