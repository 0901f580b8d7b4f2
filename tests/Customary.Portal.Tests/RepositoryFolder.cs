using System.Reflection;

namespace Customary.Portal.Tests;

/// <summary>The folder of the repository.</summary>
internal static class RepositoryFolder
{
    /// <summary>The path.</summary>
    public static string Path { get; } = typeof(RepositoryFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;
}
