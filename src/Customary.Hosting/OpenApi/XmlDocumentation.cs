using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// Reads the summaries of contract types from the compiler's XML documentation files. Without these files, the OpenAPI
/// document is valid but has no descriptions of schemas.
/// </summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, string> _summaries = [];

    /// <summary>Reads the documentation files of the assemblies that contain the types.</summary>
    public XmlDocumentation(params IEnumerable<Type> types)
    {
        foreach (var assembly in types.Select(type => type.Assembly.GetName().Name).Distinct())
        {
            var file = Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml");
            if (!File.Exists(file)) continue;
            foreach (var member in XDocument.Load(file).Descendants("member"))
                if (member.Element("summary") is { } summary) _summaries[member.Attribute("name")!.Value] = ToPlainText(summary);
        }
    }

    /// <summary>Returns the summary of a type; null if there is none.</summary>
    public string? GetSummary(Type type) => _summaries.GetValueOrDefault($"T:{Name(type)}");

    /// <summary>Returns the summary of a property by its JSON name; null if there is none.</summary>
    public string? GetSummary(Type type, string property) => _summaries.GetValueOrDefault($"P:{Name(type)}.{char.ToUpperInvariant(property[0])}{property[1..]}");

    private static string? Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName;

    // The source of a summary is for developers, so it is removed.
    private static string ToPlainText(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
            XElement element => $"`{element.Value}`",
            _ => node.ToString(),
        }));
        return Sources().Replace(WhiteSpace().Replace(text, " ").Trim(), "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(" Sources?: .*")]
    private static partial Regex Sources();
}
