namespace Customary.Benchmarks.Reporting;

/// <summary>A logarithmic axis that covers all values.</summary>
internal sealed class PlotAxis
{
    private readonly double _least;
    private readonly double _most;
    private readonly double _from;
    private readonly double _to;

    public PlotAxis(IEnumerable<double> values, double from, double to)
    {
        var all = values.ToList();
        (_least, _most, _from, _to) = (Math.Log(all.Min()), Math.Log(all.Max()), from + 10, to - 10);
    }

    public double At(double value) => _from + ((Math.Log(value) - _least) / (_most - _least) * (_to - _from));
}
