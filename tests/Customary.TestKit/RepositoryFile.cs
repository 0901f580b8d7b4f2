namespace Customary.TestKit;

/// <summary>Files that people read and run, copied beside the tests.</summary>
internal static class RepositoryFile
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Repository", name)).ReplaceLineEndings("\n");
}
