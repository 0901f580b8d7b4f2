using System.Diagnostics;

namespace Customary.Benchmarks;

/// <summary>
/// Publishes a project ReadyToRun, from a copy of the sources, for that needs packages for this machine which the
/// project's own list of packages does not name.
/// </summary>
internal static class Published
{
    private static readonly string[] NotCopied = ["bin", "obj", "packages.lock.json"];

    /// <summary>The program.</summary>
    public static async Task<string> MakeAsync(string repository, string project, string program, string folder)
    {
        var sources = Path.Combine(folder, "sources");
        if (!Directory.Exists(sources)) Copy(repository, sources);
        var output = Path.Combine(folder, program);
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(sources, project), "--configuration", "Release", "--use-current-runtime", "--no-self-contained", "-p:PublishReadyToRun=true", "--output", output, "--verbosity", "quiet"])
        { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{project} cannot be published:\n{said}");
        return Path.Combine(output, OperatingSystem.IsWindows() ? $"{program}.exe" : program);
    }

    private static void Copy(string repository, string sources)
    {
        foreach (var folder in (string[])["src", Path.Combine("bench", "Customary.Benchmarks.Bare")]) CopyFolder(new(Path.Combine(repository, folder)), Path.Combine(sources, folder));
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".editorconfig"])
            File.Copy(Path.Combine(repository, file), Path.Combine(sources, file));
    }

    private static void CopyFolder(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.GetFiles().Where(file => !NotCopied.Contains(file.Name))) file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.GetDirectories().Where(folder => !NotCopied.Contains(folder.Name))) CopyFolder(folder, Path.Combine(to, folder.Name));
    }
}
