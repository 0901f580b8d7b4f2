namespace Customary.Server.Tests.Documents;

/// <summary>Every command in the documentation works when copied, and works the second time too.</summary>
public sealed class DocumentedCommandsTests
{
    /// <summary>The pages whose commands run.</summary>
    public static TheoryData<string> Pages { get; } = [.. DocumentedCommands.All.Where(page => page.CanRun).Select(page => page.Page)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_of_a_page_works_twice(string page)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");
        if (OperatingSystem.IsWindows()) return;
        var commands = DocumentedCommands.Read(page);
        foreach (var tool in commands.Tools) Assert.SkipUnless(await DocumentationShell.HasToolAsync(tool), $"{tool} is not installed, or has no packages.");
        using var shell = new DocumentationShell();
        foreach (var run in (string[])["first", "second"])
        {
            var (exitCode, output) = await shell.RunAsync(commands, TestContext.Current.CancellationToken);
            exitCode.ShouldBe(0, $"The {run} run of {page} failed.\n{output}");
            output.ShouldNotContain("\"code\":");
        }
    }

    [Fact]
    public void A_page_lists_the_commands_that_the_tests_do_not_run() =>
        DocumentedCommands.All
            .Where(page => page.Page.StartsWith("docs", StringComparison.Ordinal) && page.Blocks.Any(block => block.Kind == DocumentedCommands.BlockKind.Skip))
            .Where(page => !RepositoryFile.Read(page.Page).Contains("The tests do not run", StringComparison.Ordinal))
            .Select(page => page.Page)
            .ShouldBeEmpty();
}
