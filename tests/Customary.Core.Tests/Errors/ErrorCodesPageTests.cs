using System.Text.RegularExpressions;

namespace Customary.Core.Tests.Errors;

public sealed partial class ErrorCodesPageTests
{
    [Fact]
    public async Task docs_errors_md_equals_the_generated_page()
    {
        var page = ErrorCodesPage.Write(RepositoryFile.Read("docs/contract.md"));
        var written = Path.Combine(AppContext.BaseDirectory, "errors.md");
        await File.WriteAllTextAsync(written, page, TestContext.Current.CancellationToken);
        RepositoryFile.Read("docs/errors.md").ShouldBe(page, $"docs/errors.md is not what the code says: copy {written} over it and look at the difference.");
    }

    [Fact]
    public void The_contract_says_when_each_code_occurs() =>
        RepositoryFile.Read("docs/errors.md").Split("\n## ")[1..].Where(section => !section.Contains("\n- ", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_messages_of_faults_on_the_page_for_newcomers_are_those_of_their_code()
    {
        var sections = RepositoryFile.Read("docs/errors.md").Split("\n## ");
        var messages = Message().Matches(RepositoryFile.Read("docs/how-to/troubleshoot.md"));
        messages.Count.ShouldBeGreaterThan(10);
        foreach (Match message in messages)
        {
            var section = sections[0] + sections.Single(section => section.StartsWith($"{message.Groups["code"].Value}\n", StringComparison.Ordinal));
            foreach (var part in Values().Split(message.Groups["text"].Value).Select(part => part.Trim())) section.ShouldContain(part);
        }
    }

    [GeneratedRegex(@"^\| `(?<text>[^`]+)` \(\d{3}/(?<code>\d+)\) \|", RegexOptions.Multiline)]
    private static partial Regex Message();

    // What a message contains of the request or the server.
    [GeneratedRegex(@"…|^\d+ ")]
    private static partial Regex Values();
}
