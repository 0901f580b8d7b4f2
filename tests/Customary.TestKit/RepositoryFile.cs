namespace Customary.TestKit;

/// <summary>Files of the repository, copied to the output folder of the tests.</summary>
internal static class RepositoryFile
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Repository", name)).ReplaceLineEndings("\n");
}
