using System.Diagnostics;

namespace Customary.Benchmarks.Measuring;

/// <summary>The result of a load.</summary>
internal sealed class LoadResult(IReadOnlyList<List<long>> ticks, TimeSpan length)
{
    private readonly Lazy<List<long>> _sorted = new(() => [.. ticks.SelectMany(each => each).Order()]);

    /// <summary>The duration.</summary>
    public TimeSpan Length => length;

    public int Count => ticks.Sum(each => each.Count);

    public double RequestsPerSecond => Count / length.TotalSeconds;

    /// <summary>The median latency in microseconds.</summary>
    public double MedianMicroseconds => Percentile(0.5);

    /// <summary>Returns a percentile of the latency in microseconds.</summary>
    /// <param name="fraction">The percentile as a fraction from 0 to 1.</param>
    public double Percentile(double fraction) =>
    _sorted.Value.Count == 0 ? double.NaN : _sorted.Value[(int)(fraction * (_sorted.Value.Count - 1))] * 1e6 / Stopwatch.Frequency;
}
