using System.Diagnostics;

namespace Customary.Benchmarks;

/// <summary>
/// Publishes a project ReadyToRun. It builds a copy of the sources, because ReadyToRun needs runtime-specific packages that the
/// lock files do not contain.
/// </summary>
internal static class ReadyToRunPublisher
{
    private static readonly string[] NotCopied = ["bin", "obj", "packages.lock.json"];

    /// <summary>Publishes a project and returns the path of the executable.</summary>
    public static async Task<string> PublishAsync(string repository, string project, string program, string folder)
    {
        var sources = Path.Combine(folder, "sources");
        if (!Directory.Exists(sources)) Copy(repository, sources);
        var outputFolder = Path.Combine(folder, program);
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(sources, project), "--configuration", "Release", "--use-current-runtime", "--no-self-contained", "-p:PublishReadyToRun=true", "--output", outputFolder, "--verbosity", "quiet"])
        { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{project} cannot be published:\n{output}");
        return Path.Combine(outputFolder, OperatingSystem.IsWindows() ? $"{program}.exe" : program);
    }

    private static void Copy(string repository, string sources)
    {
        foreach (var folder in (string[])["src", Path.Combine("bench", "Customary.Benchmarks.Bare")]) CopyFolder(new(Path.Combine(repository, folder)), Path.Combine(sources, folder));
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".editorconfig"])
            File.Copy(Path.Combine(repository, file), Path.Combine(sources, file));
    }

    private static void CopyFolder(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.GetFiles().Where(file => !NotCopied.Contains(file.Name))) file.CopyTo(Path.Combine(target, file.Name));
        foreach (var folder in source.GetDirectories().Where(folder => !NotCopied.Contains(folder.Name))) CopyFolder(folder, Path.Combine(target, folder.Name));
    }
}
