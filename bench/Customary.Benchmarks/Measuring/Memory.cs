using System.Globalization;

namespace Customary.Benchmarks.Measuring;

/// <summary>Reads the memory use of a process on Linux.</summary>
internal static class Memory
{
    private const string PrivateMemory = "RssAnon:";

    /// <summary>Returns the private memory of a process in megabytes, without the page cache; NaN on other systems.</summary>
    public static double PrivateMegabytes(int process)
    {
        if (!OperatingSystem.IsLinux()) return double.NaN;
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(PrivateMemory, StringComparison.Ordinal));
        return double.Parse(line[PrivateMemory.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
