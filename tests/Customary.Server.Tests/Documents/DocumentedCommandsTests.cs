namespace Customary.Server.Tests.Documents;

/// <summary>Every command in the documentation works when copied, and works the second time too. The classes run side by side.</summary>
public abstract class DocumentedCommandsTests
{
    private const string HowTo = "docs/how-to/";

    // The pages whose commands run.
    private static TheoryData<string> Pages(Func<string, bool> isIncluded) => [.. DocumentedCommands.All.Where(page => page.CanRun).Select(page => page.Page).Where(isIncluded)];

    private static async Task RunTwiceAsync(string page)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");
        if (OperatingSystem.IsWindows()) return;
        var commands = DocumentedCommands.Read(page);
        foreach (var tool in commands.Tools) Assert.SkipUnless(await DocumentationShell.HasToolAsync(tool), $"{tool} is not installed, or has no packages.");
        using var postgres = commands.UsesPostgres ? await PostgresCluster.RunAsync() : null;
        using var shell = new DocumentationShell(postgres);
        foreach (var run in (string[])["first", "second"])
        {
            var (exitCode, output) = await shell.RunAsync(commands, TestContext.Current.CancellationToken);
            exitCode.ShouldBe(0, $"The {run} run of {page} failed.\n{output}");
            output.ShouldNotContain("\"code\":");
        }
    }

    /// <summary>The pages of <c>docs/how-to</c>.</summary>
    public sealed class HowToPages : DocumentedCommandsTests
    {
        /// <summary>The pages whose commands run.</summary>
        public static TheoryData<string> Included { get; } = Pages(page => page.StartsWith(HowTo, StringComparison.Ordinal));

        [Theory]
        [MemberData(nameof(Included))]
        public Task Every_command_of_a_page_works_twice(string page) => RunTwiceAsync(page);
    }

    /// <summary>The README, the tutorials and the reference.</summary>
    public sealed class OtherPages : DocumentedCommandsTests
    {
        /// <summary>The pages whose commands run.</summary>
        public static TheoryData<string> Included { get; } = Pages(page => !page.StartsWith(HowTo, StringComparison.Ordinal));

        [Theory]
        [MemberData(nameof(Included))]
        public Task Every_command_of_a_page_works_twice(string page) => RunTwiceAsync(page);

        [Fact]
        public void A_page_lists_the_commands_that_the_tests_do_not_run() =>
            DocumentedCommands.All
                .Where(page => page.Page.StartsWith("docs", StringComparison.Ordinal) && page.Blocks.Any(block => block.Kind == DocumentedCommands.BlockKind.Skip))
                .Where(page => !RepositoryFile.Read(page.Page).Contains("The tests do not run", StringComparison.Ordinal))
                .Select(page => page.Page)
                .ShouldBeEmpty();
    }
}
