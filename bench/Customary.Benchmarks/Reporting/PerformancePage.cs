namespace Customary.Benchmarks.Reporting;

/// <summary>Updates docs/performance.md. Each benchmark replaces the text between two comments.</summary>
internal static class PerformancePage
{
    private const string End = "<!-- end -->";

    public static void Write(string path, string name, string table)
    {
        var page = File.ReadAllText(path);
        var start = $"<!-- table: {name} -->\n";
        var from = page.IndexOf(start, StringComparison.Ordinal);
        if (from < 0) throw new InvalidOperationException($"{path} has no section for a table: {start.Trim()} and {End}");
        from += start.Length;
        var to = page.IndexOf(End, from, StringComparison.Ordinal);
        File.WriteAllText(path, $"{page[..from]}\n{table}\n{page[to..]}");
    }
}
