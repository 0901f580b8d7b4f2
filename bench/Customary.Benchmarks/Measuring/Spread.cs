namespace Customary.Benchmarks.Measuring;

/// <summary>The distribution of a value over several rounds.</summary>
internal sealed class Spread(IEnumerable<double> rounds)
{
    private readonly List<double> _rounds = [.. rounds.Order()];

    public double Median => _rounds[_rounds.Count / 2];

    public double Minimum => _rounds[0];

    public double Maximum => _rounds[^1];
}
