using System.Diagnostics;

namespace Customary.Server.Tests.Commands;

/// <summary>The completion of commands and options in real shells.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public CompletionTests()
    {
        if (OperatingSystem.IsWindows()) return;
        var script = Path.Combine(_folder.FullName, "customary");
        File.WriteAllText(script, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "customary.dll")}' \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static TheoryData<string, string> Lines => new()
    {
        { "customary customers li", "list" },
        { "customary customers list --comp", "--company-name" },
        { "customary completion z", "zsh" },
        { "customary rea", "ready" },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Lines))]
    public async Task Bash_completes_commands_options_and_values(string line, string expected)
    {
        var output = await RunAsync("bash", "-euo", "pipefail", "-c", $$"""
            eval "$(customary completion bash)"
            COMP_LINE="{{line}}"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _customary
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p customary
            """);
        output.ShouldBe([expected, "complete -o default -F _customary customary"]);
    }

    [Theory, MemberData(nameof(Lines))]
    public async Task Fish_completes_commands_options_and_values(string line, string expected) =>
        (await RunAsync("fish", "--no-config", "-c", $"customary completion fish | source; complete -C'{line}'")).ShouldBe([expected]);

    [Theory, MemberData(nameof(Lines))]
    public async Task PowerShell_completes_commands_options_and_values(string line, string expected) =>
        (await RunAsync(
            PowerShell.Find() ?? "pwsh", "-NoProfile", "-NonInteractive", "-Command",
            $"customary completion powershell | Out-String | Invoke-Expression; (TabExpansion2 '{line}' {line.Length}).CompletionMatches.CompletionText")).ShouldBe([expected]);

    [Fact]
    public async Task Zsh_completes_commands_options_and_values()
    {
        SkipWithout("zsh");

        // Only an interactive shell completes.
        await using var shell = ChildProcess.Start(Prepare("script", "--quiet", "--return", "--command", "stty cols 200; exec zsh -f -i", "/dev/null"), keepsInput: true);
        await shell.WriteAsync("autoload -Uz compinit; compinit -u -D; eval \"$(customary completion zsh)\"; print REA\"\"DY\n");
        await shell.WaitForOutputAsync("load the completion", output => output.Contains("READY", StringComparison.Ordinal));
        foreach (var (line, expected) in Lines.Select(row => row.Data))
        {
            var completed = $"RESULT: {line[..(line.LastIndexOf(' ') + 1)]}{expected}";

            // The Tab key, then the completed line becomes the argument of print.
            await shell.WriteAsync($"{line}\t\u0001print -r -- \"RESULT:\" \n");
            await shell.WaitForOutputAsync($"complete '{line}' to '{completed}'", output => output.Contains(completed, StringComparison.Ordinal));
        }

        await shell.WriteAsync("exit\n");
        (await shell.WaitForExitAsync()).ShouldBe(0);
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

    private async Task<string[]> RunAsync(string shell, params string[] arguments)
    {
        SkipWithout(shell);
        var (code, output, error) = await ChildProcess.RunAsync(Prepare(shell, arguments));
        code.ShouldBe(0, error);
        return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    private ProcessStartInfo Prepare(string program, params string[] arguments) => new(program, arguments)
    {
        Environment =
        {
            ["PATH"] = $"{_folder.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = _folder.FullName,
            ["TERM"] = "dumb",
        },
    };

    private static void SkipWithout(string shell) => Assert.SkipUnless(
        Path.IsPathRooted(shell) || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))),
        $"{shell} was not found. Install it, or run test.sh, which does.");
}
