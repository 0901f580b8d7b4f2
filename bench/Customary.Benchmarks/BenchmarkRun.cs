using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>What the benchmarks of a run have in common.</summary>
/// <param name="Scale">How much is measured.</param>
/// <param name="Stores">The stores that are kept.</param>
/// <param name="Repository">The folder of the sources.</param>
/// <param name="Plots">The folder that gets the plots.</param>
internal sealed record BenchmarkRun(Scale Scale, SqliteStores Stores, string Repository, string Plots);
