using System.Text.RegularExpressions;

namespace Customary.ArchitectureTests;

/// <summary>The headings, links and tables of a Markdown file. Fenced code is left out.</summary>
internal sealed partial class MarkdownPage(string file)
{
    private readonly string _text = Fence().Replace(Repository.Read(file), "");

    /// <summary>The anchors that GitHub makes of the headings.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            HashSet<string> anchors = [];
            foreach (Match heading in Heading().Matches(_text))
            {
                var anchor = NotInAnchors().Replace(LinkTarget().Replace(heading.Groups[1].Value, "").Trim().ToLowerInvariant(), "").Replace(' ', '-');
                for (var number = 0; !anchors.Add(number == 0 ? anchor : $"{anchor}-{number}");) number++;
            }

            return anchors;
        }
    }

    /// <summary>The targets of links, images included.</summary>
    public IEnumerable<string> Links => LinkTarget().Matches(_text).Select(match => match.Groups[1].Value);

    /// <summary>The rows of the tables below a heading, without the header rows.</summary>
    public IEnumerable<string[]> RowsBelow(string heading)
    {
        var section = _text[(_text.IndexOf($"\n{heading}\n", StringComparison.Ordinal) + heading.Length + 2)..];
        if (section.IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var end) section = section[..end];
        var lines = section.Split('\n');
        for (var index = 2; index < lines.Length; index++)
        {
            if (lines[index].StartsWith('|') && lines[index - 1].StartsWith('|') && lines[index - 2].StartsWith('|')) yield return lines[index].Trim('|').Split('|', StringSplitOptions.TrimEntries);
        }
    }

    [GeneratedRegex(@"^```.*?^```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
