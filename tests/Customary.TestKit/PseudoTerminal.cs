using System.Diagnostics;

namespace Customary.TestKit;

/// <summary>Runs the executable <c>customary</c> in a pseudo-terminal, as a person does.</summary>
internal static class PseudoTerminal
{
    /// <summary>What Ctrl+C sends.</summary>
    public const string Interrupt = "\u0003";

    /// <summary>Starts a command. Both outputs arrive as one text.</summary>
    public static ChildProcess Start(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The options of script are those of util-linux.");
        var command = string.Join(' ', ((string[])["dotnet", Path.Combine(AppContext.BaseDirectory, "customary.dll"), .. arguments]).Select(Quote));
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", $"stty cols 200; exec {command}", "/dev/null"]) { Environment = { ["TERM"] = "xterm-256color" } };
        ServerExecutable.RemoveVariables(start);
        return ChildProcess.Start(start, keepsInput: true);
    }

    /// <summary>Runs a command until it exits.</summary>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var terminal = Start(arguments);
        return (await terminal.WaitForExitAsync(), terminal.Output);
    }

    private static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
