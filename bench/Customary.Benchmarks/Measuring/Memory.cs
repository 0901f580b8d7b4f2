using System.Globalization;

namespace Customary.Benchmarks.Measuring;

/// <summary>What a process holds of the machine's memory, as Linux tells it.</summary>
internal static class Memory
{
    private const string Own = "RssAnon:";

    /// <summary>The memory that is the process's own, page cache aside, in megabytes; not a number on other systems.</summary>
    public static double OwnMegabytes(int process)
    {
        if (!OperatingSystem.IsLinux()) return double.NaN;
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(Own, StringComparison.Ordinal));
        return double.Parse(line[Own.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
