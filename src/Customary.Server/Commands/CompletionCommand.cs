namespace Customary.Server.Commands;

/// <summary>
/// Prints a script that makes a shell complete commands and options. The scripts ask the executable with its directive
/// <c>[suggest]</c>, so they need no change when a command is added.
/// </summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # Add this line to ~/.bashrc: eval "$(customary completion bash)"
            _customary() {
              local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
              COMPREPLY=($(compgen -W "$(customary "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _customary customary
            """,
        ["zsh"] = """
            # Add this line to ~/.zshrc, after compinit: eval "$(customary completion zsh)"
            _customary() {
              local -a suggestions
              suggestions=("${(@f)$(customary "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- "${suggestions[@]}"
            }
            compdef _customary customary
            """,
        ["fish"] = """
            # Save the output as ~/.config/fish/completions/customary.fish
            function __customary_suggest
              set -l line (commandline --cut-at-cursor)
              customary "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete --command customary --no-files --arguments '(__customary_suggest)'
            """,
        ["powershell"] = """
            # Add this line to $PROFILE: customary completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName customary -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              $line = $commandAst.ToString().PadRight($cursorPosition)
              customary "[suggest:$cursorPosition]" $line 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print a script that completes commands and options in a shell. Its first line says how to install it.") { shell };
        command.SetAction(parseResult => parseResult.InvocationConfiguration.Output.WriteLine(Scripts[parseResult.GetRequiredValue(shell)]));
        return command;
    }
}
