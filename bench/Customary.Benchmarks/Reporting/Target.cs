namespace Customary.Benchmarks.Reporting;

/// <summary>The requirement and the target of a figure.</summary>
/// <param name="Required">The value that the figure must reach.</param>
/// <param name="Desired">The value that the figure should reach.</param>
/// <param name="HigherIsBetter">Whether a higher value is better.</param>
internal sealed record Target(double Required, double Desired, bool HigherIsBetter)
{
    public static Target AtLeast(double required, double desired) => new(required, desired, HigherIsBetter: true);

    public static Target AtMost(double required, double desired) => new(required, desired, HigherIsBetter: false);

    public string Verdict(double measured) =>
        Reaches(measured, Desired) ? "target met" : Reaches(measured, Required) ? "requirement met" : "missed";

    private bool Reaches(double measured, double bound) => HigherIsBetter ? measured >= bound : measured <= bound;
}
