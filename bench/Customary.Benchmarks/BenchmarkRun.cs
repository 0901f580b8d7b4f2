using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The environment of a benchmark run.</summary>
/// <param name="Scale">The amount of data and the durations.</param>
/// <param name="Stores">The reusable SQLite files.</param>
/// <param name="Repository">The root folder of the repository.</param>
/// <param name="Plots">The output folder for plots.</param>
internal sealed record BenchmarkRun(Scale Scale, SqliteStores Stores, string Repository, string Plots);
