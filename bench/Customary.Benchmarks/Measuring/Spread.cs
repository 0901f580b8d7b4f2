namespace Customary.Benchmarks.Measuring;

/// <summary>What several rounds gave for one thing.</summary>
internal sealed class Spread(IEnumerable<double> rounds)
{
    private readonly List<double> _rounds = [.. rounds.Order()];

    public double Median => _rounds[_rounds.Count / 2];

    public double Least => _rounds[0];

    public double Most => _rounds[^1];
}
