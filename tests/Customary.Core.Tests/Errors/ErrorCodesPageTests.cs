namespace Customary.Core.Tests.Errors;

public sealed class ErrorCodesPageTests
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
}
