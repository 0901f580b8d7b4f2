using System.Diagnostics;

namespace Customary.Benchmarks.Measuring;

/// <summary>What came of a load.</summary>
internal sealed class LoadResult(IReadOnlyList<List<long>> ticks, TimeSpan length)
{
    private readonly Lazy<List<long>> _inOrder = new(() => [.. ticks.SelectMany(each => each).Order()]);

    /// <summary>How long it lasted.</summary>
    public TimeSpan Length => length;

    public int Count => ticks.Sum(each => each.Count);

    public double RequestsASecond => Count / length.TotalSeconds;

    /// <summary>The time within which half of the requests were answered.</summary>
    public double MedianMicroseconds => Percentile(0.5);

    public double Percentile(double part) =>
        _inOrder.Value.Count == 0 ? double.NaN : _inOrder.Value[(int)(part * (_inOrder.Value.Count - 1))] * 1e6 / Stopwatch.Frequency;
}
