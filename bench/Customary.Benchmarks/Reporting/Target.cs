namespace Customary.Benchmarks.Reporting;

/// <summary>What a figure must reach and what it aims at.</summary>
/// <param name="Must">The least that is good enough, or the most where less is better.</param>
/// <param name="Aim">What it should be.</param>
/// <param name="IsMoreBetter">Whether more is better.</param>
internal sealed record Target(double Must, double Aim, bool IsMoreBetter)
{
    public static Target AtLeast(double must, double aim) => new(must, aim, IsMoreBetter: true);

    public static Target AtMost(double must, double aim) => new(must, aim, IsMoreBetter: false);

    public string Verdict(double measured) =>
        Reaches(measured, Aim) ? "aim met" : Reaches(measured, Must) ? "met" : "missed";

    private bool Reaches(double measured, double bound) => IsMoreBetter ? measured >= bound : measured <= bound;
}
