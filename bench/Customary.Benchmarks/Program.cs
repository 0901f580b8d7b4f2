using System.Diagnostics;
using Customary.Benchmarks;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

if (!Arguments.TryRead(args, out var arguments))
{
    Console.Error.WriteLine($"usage: run.sh [--quick] [--stores FOLDER] [--docs FOLDER] [NAME…]. Names: {string.Join(", ", Benchmark.All.Select(benchmark => benchmark.Name))}");
    return 2;
}

var plots = arguments.Docs is null ? Directory.CreateTempSubdirectory("customary-plots-").FullName : Path.Combine(arguments.Docs, "performance");
var run = new BenchmarkRun(arguments.IsQuick ? Scale.Quick : Scale.Full, new SqliteStores(arguments.Stores), arguments.Repository, plots);
foreach (var benchmark in arguments.Benchmarks)
{
    var watch = Stopwatch.StartNew();
    var report = (await benchmark.RunAsync(run)).ToMarkdown();
    Console.WriteLine($"## {benchmark.Name} ({watch.Elapsed.TotalSeconds:0} s)\n\n{report}");
    if (arguments.Docs is not null) PerformancePage.Write(Path.Combine(arguments.Docs, "performance.md"), benchmark.Name, report);
}

return 0;
