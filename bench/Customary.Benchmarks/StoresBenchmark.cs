using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks;

/// <summary>Makes the stores that are kept from run to run, and tells how large they are.</summary>
internal static class StoresBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var rows = new List<string[]>();
        foreach (var customers in run.Scale.Sizes)
        {
            var length = (double)new FileInfo(await run.Stores.MakeAsync(customers)).Length;
            rows.Add([$"{customers:N0}", Report.Number(length / 1e6), Report.Number(length / customers)]);
        }

        return new Report().Table(["customers", "MB on disk", "bytes a customer"], rows);
    }
}
