using System.Reflection;

namespace Customary.ArchitectureTests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] BuildFolders = ["bin", "obj", ".git", "TestResults", "node_modules"];

    public static string Folder { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;

    /// <summary>The files below <paramref name="folder"/> with one of the extensions, relative to the repository, with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !file.Split('/').Any(BuildFolders.Contains))
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    public static bool Exists(string file) => Path.Exists(Path.Combine(Folder, file));
}
