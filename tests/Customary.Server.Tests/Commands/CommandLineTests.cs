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
    [InlineData("customers list", "")]
    [InlineData("users create", "")]
    [InlineData("audit follow", "")]
    [InlineData("token", "")]
    [InlineData("ready", "")]
    [InlineData("backup", "")]
    [InlineData("check", "")]
    [InlineData("copy", "")]
    [InlineData("settings", "")]
    [InlineData("certificate", "")]
    [InlineData("distribute", "")]
    public async Task The_help_of_a_command_shows_only_the_settings_that_it_uses(string command, string settings)
    {
        var (code, output, error) = await RunAsync([.. command.Split(' '), "--help"]);
        (code, error).ShouldBe((0, ""));
        SettingDefinitions.All.Select(setting => setting.Name).Where(name => output.Contains($"--{name} <value>", StringComparison.Ordinal))
            .ShouldBe(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData("--ratelimit 5", "customary")]
    [InlineData("server", "customary")]
    [InlineData("serve --ratelimit 5", "customary serve")]
    [InlineData("customers list --bogus", "customary customers list")]
    [InlineData("customers list --storage memory", "customary customers list")]
    [InlineData("customers list --limit 0", "customary customers list")]
    [InlineData("customers list --company-name a --domain b", "customary customers list")]
    [InlineData("customers get", "customary customers get")]
    [InlineData("audit list --since yesterday", "customary audit list")]
    [InlineData("ready --wait 5", "customary ready")]
    [InlineData("completion tcsh", "customary completion")]
    [InlineData("customers list --url nonsense", "")]
    [InlineData("customers list --url http://user@127.0.0.1:1", "")]
    [InlineData("customers list --url http://192.0.2.1 --tenant contoso", "")]
    [InlineData("customers list --url https://192.0.2.1", "")]
    [InlineData("customers list --url global", "")]
    [InlineData("customers list --url global --tenant contoso", "")]
    [InlineData("customers list --token file:missing", "")]
    [InlineData("customers list --token x --tenant contoso", "")]
    [InlineData("customers list --as-user ann --as-application", "")]
    [InlineData("customers create --file missing", "")]
    [InlineData("customers update 11111111-1111-1111-1111-111111111111", "")]
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
    public async Task Help_describes_the_server_and_its_defaults()
    {
        var (code, output, _) = await RunAsync(["--help"]);
        code.ShouldBe(0);
        output.ShouldContain("Starts the server when run without a command.");
        output.ShouldContain("Default: 500.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("partners")]
    [InlineData("partners add")]
    [InlineData("partnerships remove")]
    [InlineData("validation-codes add")]
    [InlineData("customers set")]
    [InlineData("backup")]
    [InlineData("check")]
    [InlineData("copy")]
    [InlineData("distribute")]
    [InlineData("serve")]
    [InlineData("customers list")]
    [InlineData("certificate")]
    [InlineData("settings")]
    public async Task The_help_of_every_command_documents_the_exit_codes(string command)
    {
        var (code, output, _) = await RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        code.ShouldBe(0);
        foreach (var meaning in (string[])["0  The command succeeded", "1  The command failed", "2  The command line"]) output.ShouldContain(meaning);
    }

    [Theory]
    [InlineData("partners add 11111111-1111-1111-1111-111111111111 --kind direct-reseller --country XX", 2, "--country")]
    [InlineData("partners add 11111111-1111-1111-1111-111111111111 --kind reseller", 2, "'direct-reseller'")]
    [InlineData("partnerships add 11111111-1111-1111-1111-111111111111 11111111-1111-1111-1111-111111111111", 1, "")]
    [InlineData("partnerships remove 11111111-1111-1111-1111-111111111111 22222222-2222-2222-2222-222222222222", 1, "partnership")]
    [InlineData("validation-codes add 11111111-1111-1111-1111-111111111111 x --organization-name Contoso --max-creates 1", 2, "code")]
    [InlineData("validation-codes remove 11111111-1111-1111-1111-111111111111 5", 1, "validation code")]
    [InlineData("customers set nobody.example --account-status Allowed", 1, "nobody.example")]
    [InlineData("customers set nobody.example --account-status Perhaps", 2, "Perhaps")]
    public async Task A_refused_change_is_an_error_on_standard_error(string arguments, int exitCode, string message)
    {
        using var file = new TemporarySqliteFile();
        var (code, output, error) = await RunAsync([.. arguments.Split(' '), "--storage", $"sqlite:{file.Path}"]);
        (code, output).ShouldBe((exitCode, ""), error);
        error.ShouldContain(message);
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("partners list --storage", "postgres:Hots=db;Database=x;Password=hunter2", "--storage: the connection string has the unknown keyword 'hots'")]
    [InlineData("check --storage", "postgres:Host=db;Prot=5;Database=x;Password=hunter2", "--storage: the connection string has the unknown keyword 'prot'")]
    [InlineData("copy --to sqlite:x.db --from", "postgres:Host=db;Password=hunter2", "--from: the connection string has no Database")]
    [InlineData("check --storage", "postgres:Host=db;Port=hunter2;Database=x", "--storage: the keyword 'port' of the connection string has a value that is not valid")]
    [InlineData("check --storage", "postgres:Host=db;Database=x;Password=one;hunter2=two", "put a password that contains `;` in quotes")]
    [InlineData("check --storage", "postgres:Host=db;hunter2", "not a list of `keyword=value`")]
    public async Task An_invalid_connection_string_is_explained_without_its_values(string arguments, string storage, string message)
    {
        var (code, output, error) = await RunAsync([.. arguments.Split(' '), storage]);
        (code, output).ShouldBe((2, ""), error);
        error.ShouldContain(message);
        error.TrimEnd().ShouldNotContain("\n");
        error.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("partners list --storage postgres:Host=127.0.0.1;Port=1;Database=x;Password=hunter2", "--storage")]
    [InlineData("check --storage postgres:Host=127.0.0.1;Port=1;Database=x;pwd=hunter2", "--storage")]
    [InlineData("copy --to postgres:Host=127.0.0.1;Port=1;Database=x;Password=hunter2 --from sqlite:missing", "--to")]
    public async Task A_command_warns_about_a_password_on_the_command_line(string arguments, string option)
    {
        var (code, _, error) = await RunAsync(arguments.Split(' '));
        code.ShouldBe(1);
        error.ShouldStartWith($"warning: {option}: other users of this machine can read the password on the command line. Use PGPASSFILE or PGPASSWORD");
        error.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task The_command_serve_has_every_setting()
    {
        var (code, output, _) = await RunAsync(["serve", "--help"]);
        code.ShouldBe(0);
        foreach (var setting in SettingDefinitions.All) output.ShouldContain($"--{setting.Name} <value>");
    }

    [Fact]
    public async Task docs_command_line_md_ends_with_the_generated_reference()
    {
        var (code, output, error) = await RunAsync(["commands"]);
        (code, error).ShouldBe((0, ""));
        var page = RepositoryFile.Read("docs/command-line.md");
        page[page.IndexOf(CommandReferencePage.Heading, StringComparison.Ordinal)..].ShouldBe(output);
    }

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("10s", 10)]
    [InlineData("1.5m", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("7d", 604800)]
    public void A_duration_is_numbers_with_units(string text, double seconds)
    {
        DurationOption.TryParse(text, out var value).ShouldBeTrue();
        value.TotalSeconds.ShouldBe(seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("1e3s")]
    [InlineData("5weeks")]
    public void Other_durations_are_not_valid(string text) => DurationOption.TryParse(text, out _).ShouldBeFalse();

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
