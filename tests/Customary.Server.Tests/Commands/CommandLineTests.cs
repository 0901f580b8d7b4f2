using Customary.Hosting.Configuration;
using Customary.Server.Commands;

namespace Customary.Server.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("partners list", "storage storage-check environment audit-days")]
    [InlineData("partnerships add", "storage storage-check environment audit-days")]
    [InlineData("validation-codes list", "storage storage-check environment")]
    [InlineData("customers set", "storage storage-check environment")]
    [InlineData("backup", "storage")]
    [InlineData("check", "storage")]
    [InlineData("copy", "")]
    [InlineData("settings", "")]
    [InlineData("certificate", "")]
    [InlineData("distribute", "")]
    public async Task The_help_of_a_command_shows_only_the_settings_that_it_uses(string command, string settings)
    {
        var (code, output, error) = await RunAsync([.. command.Split(' '), "--help"]);
        (code, error).ShouldBe((0, ""));
        SettingDefinitions.All.Select(setting => setting.Name).Where(name => output.Contains($"--{name} <", StringComparison.Ordinal))
            .ShouldBe(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData("--ratelimit 5", "customary")]
    [InlineData("serve", "customary")]
    [InlineData("partners", "customary partners")]
    [InlineData("partners list --rate-limit 5", "customary partners list")]
    [InlineData("--rate-limit 5 partners list", "customary partners list")]
    [InlineData("copy --from memory", "customary copy")]
    [InlineData("check --storage sqlite:", "")]
    [InlineData("check --storage nothing", "")]
    [InlineData("backup --storage memory --to x", "")]
    [InlineData("copy --from memory --to sqlite:x", "")]
    public async Task An_invalid_command_line_is_an_error_with_exit_code_2(string arguments, string help)
    {
        var (code, output, error) = await RunAsync(arguments.Split(' '));
        (code, output).ShouldBe((2, ""));
        error.ShouldNotBeEmpty();
        error.ShouldNotContain("   at ");
        if (help.Length > 0) error.ShouldEndWith($"Run `{help} --help` for help.{Environment.NewLine}");
    }

    [Fact]
    public async Task Help_documents_the_exit_codes()
    {
        var (code, output, _) = await RunAsync(["--help"]);
        code.ShouldBe(0);
        output.ShouldContain("Starts the server when run without a command.");
        output.ShouldContain("Default: 500.");
        foreach (var meaning in (string[])["0  The command succeeded", "1  The command failed", "2  The command line"]) output.ShouldContain(meaning);
    }

    [Fact]
    public async Task An_administrative_command_needs_no_setting_but_the_storage_in_Production()
    {
        using var file = new TemporarySqliteFile();
        (await RunAsync(["partners", "list", "--storage", $"sqlite:{file.Path}", "--environment", "Production"])).ShouldBe((0, "", ""));
        (await RunAsync(["--storage", $"sqlite:{file.Path}", "partners", "list"])).ShouldBe((0, "", ""));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
