using System.Text.RegularExpressions;

namespace Customary.ArchitectureTests;

/// <summary>The tables of docs/security.md: promises are numbered in order, and each row names tests that exist.</summary>
public sealed partial class SecurityPromiseTests
{
    private const string Page = "docs/security.md";
    private const string Promises = "## Promises and the tests that prove them";

    [Fact]
    public void There_is_one_table_of_promises() =>
        Regex.Count(Repository.Read(Page), @"^\|[^|]*\| promise \|", RegexOptions.Multiline).ShouldBe(1);

    [Fact]
    public void Promises_are_numbered_in_order()
    {
        var numbers = new MarkdownPage(Page).RowsBelow(Promises).Select(row => row[0]).ToList();
        numbers.Count.ShouldBeGreaterThan(20);
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(number => $"{number}"));
    }

    [Theory]
    [InlineData(Promises, 2)]
    [InlineData("## Who can do what to whom", 3)]
    public void Every_row_names_tests_that_exist(string heading, int column)
    {
        var tests = Repository.Files("tests", ".cs").SelectMany(TestsIn).ToHashSet();
        foreach (var row in new MarkdownPage(Page).RowsBelow(heading))
        {
            row.Length.ShouldBe(column + 1, row[0]);
            var named = CodeSpan().Matches(row[column]).Select(match => match.Groups[1].Value).ToList();
            named.ShouldNotBeEmpty(row[0]);
            named.ShouldBeSubsetOf(tests, row[0]);
        }
    }

    /// <summary>The test class of a file, and each of its tests as <c>Class.Method</c>.</summary>
    private static IEnumerable<string> TestsIn(string file)
    {
        var text = Repository.Read(file);
        if (ClassName().Match(text) is not { Success: true } match) return [];
        var type = match.Groups[1].Value;
        return TestMethod().Matches(text).Select(method => $"{type}.{method.Groups[1].Value}").Prepend(type);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^    \[.+\]\n    public (?:async )?(?:void|Task|ValueTask) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
