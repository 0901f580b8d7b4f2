using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks;

/// <summary>Creates the reusable databases and reports their sizes.</summary>
internal static class StoresBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var rows = new List<string[]>();
        foreach (var customers in run.Scale.Sizes)
        {
            var length = (double)new FileInfo(await run.Stores.GetAsync(customers)).Length;
            rows.Add([$"{customers:N0}", Report.Number(length / 1e6), Report.Number(length / customers)]);
        }

        return new Report().Table(["customers", "MB on disk", "bytes per customer"], rows);
    }
}
