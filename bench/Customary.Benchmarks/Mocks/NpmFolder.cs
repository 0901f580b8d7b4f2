using System.Diagnostics;

namespace Customary.Benchmarks.Mocks;

/// <summary>A temporary folder with tools from npm. Dispose deletes it.</summary>
internal sealed class NpmFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-npm-");

    public string Path => _folder.FullName;

    public string Program(MockTool tool) => System.IO.Path.Combine(Path, "node_modules", ".bin", tool.Npm.Program);

    /// <summary>Installs the tools; null when npm is missing or fails.</summary>
    public static async Task<NpmFolder?> InstallAsync(IEnumerable<MockTool> tools)
    {
        var folder = new NpmFolder();
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "package.json"), """{"private":true}""");
        if (await InstallAsync(folder.Path, tools)) return folder;
        folder.Dispose();
        return null;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<bool> InstallAsync(string folder, IEnumerable<MockTool> tools)
    {
        try
        {
            Customary.Benchmarks.Stores.Progress.Show("npm install");
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund", "--silent", .. tools.Select(tool => tool.Npm.Package)])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            })!;
            await npm.StandardOutput.ReadToEndAsync();
            await npm.WaitForExitAsync();
            Customary.Benchmarks.Stores.Progress.End();
            return npm.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
