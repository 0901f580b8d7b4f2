using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Customary.Hosting.Tests.Documents;

/// <summary>A request of an .http file.</summary>
internal sealed record HttpFileRequest(string Name, int ExpectedStatus, string Method, string Uri, IReadOnlyList<(string Name, string Value)> Headers, string? Body);

/// <summary>Reads .http files as editors do: variables, named requests, and references to their responses.</summary>
internal static partial class HttpFile
{
    public static Dictionary<string, string> Variables(string text) =>
        Variable().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim());

    public static IEnumerable<HttpFileRequest> Requests(string text) => text.Split("\n###").Skip(1).Select(Request);

    /// <summary>Replaces references to variables and to properties of earlier responses.</summary>
    public static string Fill(string text, Dictionary<string, string> variables, Dictionary<string, JsonNode?> responses) =>
        Reference().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var segments = name.Split(".response.body.$.");
            if (segments.Length == 1) return variables[name];
            return segments[1].Split('.').Aggregate(responses[segments[0]], Select)!.ToString();
        });

    // A property, or an item of an array in it such as items[0].
    private static JsonNode? Select(JsonNode? node, string segment) =>
        segment.Split('[', ']') is [var property, var index, ""] ? node![property]![int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)] : node![segment];

    private static HttpFileRequest Request(string section)
    {
        var lines = section.Split('\n').Skip(1).ToList();
        var comments = lines.TakeWhile(line => line.StartsWith('#')).ToList();
        var request = lines.Skip(comments.Count).ToList();
        var headers = request.Skip(1).TakeWhile(line => line.Length > 0).Select(line => (line.Split(": ", 2)[0], line.Split(": ", 2)[1])).ToList();
        var body = string.Join('\n', request.Skip(headers.Count + 2)).Trim();
        var start = request[0].Split(' ', 2);
        return new(Comment(comments, "@name")!, int.Parse(Comment(comments, "@expect") ?? "200", System.Globalization.CultureInfo.InvariantCulture), start[0], start[1], headers, body.Length == 0 ? null : body);
    }

    private static string? Comment(List<string> comments, string name) =>
        comments.Select(comment => comment.TrimStart('#', ' ')).FirstOrDefault(comment => comment.StartsWith($"{name} ", StringComparison.Ordinal))?[(name.Length + 1)..];

    [GeneratedRegex(@"^@(?<name>\w+) = (?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{(?<name>[^}]+)\}\}")]
    private static partial Regex Reference();
}
