namespace Customary.Server.Tests.Commands;

/// <summary>The completion of commands and options in shells.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("customary customers li", "list")]
    [InlineData("customary customers list --comp", "--company-name")]
    [InlineData("customary completion z", "zsh")]
    [InlineData("customary rea", "ready")]
    public async Task Bash_completes_commands_options_and_values(string line, string expected)
    {
        var script = $$"""
            customary() { dotnet "{{Path.Combine(AppContext.BaseDirectory, "customary.dll")}}" "$@"; }
            eval "$(customary completion bash)"
            COMP_LINE="{{line}}"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _customary
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p customary
            """;
        var (code, output, error) = await ChildProcess.RunAsync(new("bash", ["-euo", "pipefail", "-c", script]));
        code.ShouldBe(0, error);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe([expected, "complete -o default -F _customary customary"]);
    }

    [Theory]
    [InlineData("zsh", "compdef _customary customary")]
    [InlineData("fish", "complete --command customary")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName customary")]
    public async Task Every_shell_has_a_script_that_says_how_to_install_it(string shell, string registration)
    {
        var (code, output, error) = await ServerExecutable.RunAsync("completion", shell);
        (code, error).ShouldBe((0, ""));
        output.ShouldStartWith("# ");
        output.ShouldContain(registration);
        output.ShouldContain("[suggest:");
    }
}
