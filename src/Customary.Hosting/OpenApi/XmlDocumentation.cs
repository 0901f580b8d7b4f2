using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// What the wire's types and their members are, in the words of their own documentation: the files that the compiler
/// writes beside the binaries. Where these were not shipped the document has no such words, and is right all the same.
/// </summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, string> _summaries = [];

    /// <summary>Reads the documentation of the assemblies that hold those types.</summary>
    public XmlDocumentation(params IEnumerable<Type> types)
    {
        foreach (var assembly in types.Select(type => type.Assembly.GetName().Name).Distinct())
        {
            var file = Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml");
            if (!File.Exists(file)) continue;
            foreach (var member in XDocument.Load(file).Descendants("member"))
                if (member.Element("summary") is { } summary) _summaries[member.Attribute("name")!.Value] = Plain(summary);
        }
    }

    /// <summary>What a type is; null where nothing says it.</summary>
    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{Name(type)}");

    /// <summary>What a member is, by its name on the wire; null where nothing says it.</summary>
    public string? Of(Type type, string member) => _summaries.GetValueOrDefault($"P:{Name(type)}.{char.ToUpperInvariant(member[0])}{member[1..]}");

    private static string? Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName;

    // Where the words come from is for those who read the source.
    private static string Plain(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
            XElement element => $"`{element.Value}`",
            _ => node.ToString(),
        }));
        var words = Blanks().Replace(text, " ").Trim();
        var source = words.IndexOf(" Source: ", StringComparison.Ordinal);
        return source < 0 ? words : words[..source];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
