using System.Text.RegularExpressions;

namespace Customary.ArchitectureTests;

/// <summary>Every reference to a file of the repository, and to a heading in it, resolves.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Dictionary<string, IReadOnlySet<string>> Anchors = [];

    private static readonly string[] Pages =
        [.. Directory.EnumerateFiles(Repository.Folder, "*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), .. Repository.Files("docs", ".md"), .. Repository.Files("samples", ".md")];

    [Fact]
    public void References_to_docs_resolve() =>
        Sources().Where(file => !file.EndsWith("CHANGELOG.md", StringComparison.Ordinal))
            .SelectMany(file => DocsReference().Matches(Repository.Read(file)).Select(match => (File: file, Page: match.Groups["page"].Value, Anchor: match.Groups["anchor"].Value)))
            .Where(reference => !Resolves(reference.Page, reference.Anchor))
            .Select(reference => $"{reference.File}: {reference.Page}#{reference.Anchor}").Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void Links_in_Markdown_resolve() =>
        Pages.SelectMany(page => new MarkdownPage(page).Links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)).Select(link => (Page: page, Link: link)))
            .Where(item =>
            {
                var (path, anchor) = item.Link.Split('#', 2) is [var before, var after] ? (before, after) : (item.Link, "");
                var target = path.Length == 0 ? item.Page : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(item.Page)!, path)).Replace('\\', '/');
                return !Resolves(target, anchor);
            })
            .Select(item => $"{item.Page}: {item.Link}")
            .ShouldBeEmpty();

    [Fact]
    public void Pages_and_samples_refer_to_no_text_outside_the_repository() =>
        Pages.Concat(Repository.Files("samples", ".http")).Concat(Repository.Files("bench", ".cs", ".sh")).Except(["docs/settings.md"])
            .SelectMany(file => Repository.Read(file).Split('\n').Select((line, index) => (File: file, Number: index + 1, Line: line)))
            .Where(item => OutsideReference().IsMatch(item.Line))
            .Select(item => $"{item.File}:{item.Number}: {item.Line.Trim()}")
            .ShouldBeEmpty();

    [Fact]
    public void Links_to_Microsoft_name_the_host_without_a_language() =>
        Sources().Where(file => Path.GetFileName(file) != $"{nameof(ReferenceTests)}.cs")
            .Where(file => Regex.IsMatch(Repository.Read(file), @"(docs|learn)\.microsoft\.com/[a-z]{2}-[a-z]{2}/"))
            .ShouldBeEmpty();

    private static IEnumerable<string> Sources() =>
        Pages.Concat(new[] { "src", "tests", "samples", "bench" }.SelectMany(folder => Repository.Files(folder, ".cs", ".sh", ".http", ".csproj", ".js", ".html", ".sql"))).Append("test.sh");

    private static bool Resolves(string page, string anchor)
    {
        if (!Repository.Exists(page)) return false;
        if (anchor.Length == 0) return true;
        lock (Anchors)
        {
            if (!Anchors.TryGetValue(page, out var anchors)) Anchors.Add(page, anchors = new MarkdownPage(page).Anchors);
            return anchors.Contains(anchor);
        }
    }

    [GeneratedRegex(@"(?<![\w/.-])(?<page>docs/[\w./-]+\.md)(#(?<anchor>[\w-]+))?")]
    private static partial Regex DocsReference();

    [GeneratedRegex(@"(?<!\[)\b(decisions? \d+\b(?!\])|contract, sections?|\(section \d|(?<!RFC \d{4}, )section \d+\.\d)", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideReference();
}
