namespace Customary.TestKit;

/// <summary>Files of the repository, copied to the output folder of the tests.</summary>
internal static class RepositoryFile
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Repository", name)).ReplaceLineEndings("\n");

    /// <summary>The names of the files below a folder that match a pattern.</summary>
    public static IEnumerable<string> List(string folder, string pattern)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Repository");
        return Directory.EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file));
    }
}
