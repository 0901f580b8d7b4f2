namespace Customary.TestKit;

/// <summary>PowerShell 7, which the tests find in the variable PWSH, in the path, or among the .NET tools of the user.</summary>
internal static class PowerShell
{
    /// <summary>The path of its executable; null if it is not installed.</summary>
    public static string? Find()
    {
        var tools = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(tools).Select(folder => Path.Combine(folder, "pwsh"))
            .Prepend(Environment.GetEnvironmentVariable("PWSH") ?? "").FirstOrDefault(File.Exists);
    }
}
