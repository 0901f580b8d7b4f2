using System.Text.RegularExpressions;

namespace Customary.Server.Tests.Documents;

/// <summary>The list of pages in <c>docs/README.md</c> says, for each page, which of its commands run and which tests check it.</summary>
public sealed partial class PageListTests
{
    private const string Index = "docs/README.md";

    private static readonly IReadOnlyList<Row> Rows =
        [.. TableRow().Matches(RepositoryFile.Read(Index)).Select(row => new Row(row.Groups["page"].Value, row.Groups["commands"].Value, row.Groups["tests"].Value))];

    [Fact]
    public void The_list_has_each_page_and_says_which_commands_run()
    {
        var pages = RepositoryFile.List("docs", "*.md").Select(page => page.Replace('\\', '/')).Where(page => !page.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Append("README.md").Append("CONTRIBUTING.md").Select(page => $"| {page} | {Describe(page)} |").ToList();
        var listed = Rows.Select(row => $"| {row.Page} | {row.Commands} |").ToList();
        pages.Except(listed).ShouldBeEmpty($"{Index} does not list these pages, or says something else about their commands.");
        listed.Except(pages).ShouldBeEmpty($"{Index} lists these pages, which do not exist or say something else.");
    }

    [Fact]
    public void The_list_names_the_test_of_each_page_whose_commands_run() =>
        Rows.Where(row => row.Commands is "all run" or "some run" != row.Tests.Contains($"`{nameof(DocumentedCommandsTests)}`", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Each_named_test_exists()
    {
        var classes = RepositoryFile.List("tests", "*Tests.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).ToHashSet();
        Rows.SelectMany(row => TestName().Matches(row.Tests).Select(name => name.Groups["name"].Value)).Where(name => !classes.Contains(name)).ShouldBeEmpty();
    }

    private static string Describe(string page)
    {
        var blocks = DocumentedCommands.Read(page).Blocks;
        var run = blocks.Count(block => block.Kind != DocumentedCommands.BlockKind.Skip);
        return blocks.Count == 0 ? "none" : run == blocks.Count ? "all run" : run > 0 ? "some run" : "not run";
    }

    [GeneratedRegex(@"^\| \[(?<page>[\w./-]+\.md)\]\([\w./-]+\) \| (?<commands>none|all run|some run|not run) \| (?<tests>[^|]*?) ?\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<name>\\w+)`")]
    private static partial Regex TestName();

    private sealed record Row(string Page, string Commands, string Tests);
}
