using System.Diagnostics;

namespace Customary.TestKit;

/// <summary>Programs that run in Node.js.</summary>
internal static class NodeProgram
{
    /// <summary>Runs a script of the test's output folder. Skips the test if there is no Node.js.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, params (string Name, string Value)[] variables)
    {
        var node = Find();
        Assert.SkipWhen(node is null, "Node.js was not found. Install the package nodejs.");
        var start = new ProcessStartInfo(node!, arguments) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return await ChildProcess.RunAsync(start);
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "nodejs") }).FirstOrDefault(File.Exists);
}
