using System.Text.RegularExpressions;

namespace Customary.ArchitectureTests;

/// <summary>The table of promises in docs/security.md: numbered in order, each with tests that exist.</summary>
public sealed partial class SecurityPromiseTests
{
    private const string Page = "docs/security.md";
    private const string Heading = "## Promises and the tests that prove them";

    [Fact]
    public void There_is_one_table_of_promises() =>
        Regex.Count(Repository.Read(Page), @"^\|[^|]*\| promise \|", RegexOptions.Multiline).ShouldBe(1);

    [Fact]
    public void Promises_are_numbered_in_order()
    {
        var numbers = new MarkdownPage(Page).RowsBelow(Heading).Select(row => row[0]).ToList();
        numbers.Count.ShouldBeGreaterThan(20);
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(number => $"{number}"));
    }

    [Fact]
    public void Every_promise_names_tests_that_exist()
    {
        var tests = Repository.Files("tests", ".cs").SelectMany(TestsIn).ToHashSet();
        foreach (var row in new MarkdownPage(Page).RowsBelow(Heading))
        {
            var named = CodeSpan().Matches(row[2]).Select(match => match.Groups[1].Value).ToList();
            named.ShouldNotBeEmpty(row[1]);
            named.ShouldBeSubsetOf(tests, $"promise {row[0]}");
        }
    }

    private static IEnumerable<string> TestsIn(string file)
    {
        var text = Repository.Read(file);
        return ClassName().Match(text) is { Success: true } type ? TestMethod().Matches(text).Select(method => $"{type.Groups[1].Value}.{method.Groups[1].Value}") : [];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^    public (?:async )?(?:void|Task|ValueTask) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
