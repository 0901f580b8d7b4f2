using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>What a body looks like: which members it has, and in which order.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>The names of the members of an object, in the order in which they are written.</summary>
    public static string Members(this JsonNode? node) => string.Join(' ', node!.AsObject().Select(member => member.Key));

    /// <summary>The text at a path such as <c>companyProfile.domain</c>; null where there is none.</summary>
    public static string? Text(this JsonNode node, string path) => node.At(path)?.GetValue<string>();

    /// <summary>What stands at a path.</summary>
    public static JsonNode? At(this JsonNode node, string path) =>
        path.Split('.').Aggregate((JsonNode?)node, (at, name) => at?[name]);

    /// <summary>Sets what stands at a path.</summary>
    public static void Set(this JsonNode node, string path, JsonNode? value)
    {
        var parent = path.LastIndexOf('.');
        (parent < 0 ? node : node.At(path[..parent])!)[path[(parent + 1)..]] = value;
    }
}
