using System.Globalization;
using System.Text;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Reporting;

/// <summary>What a benchmark has to say: figures against their targets, then tables of what they were made of.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();
    private bool _hasFigures;

    /// <summary>A figure that has a target.</summary>
    public Report Figure(string name, Spread measured, string unit, Target target)
    {
        if (!_hasFigures) _text.Append("| figure | measured | least to most | must | aim | verdict |\n|---|---|---|---|---|---|\n");
        _hasFigures = true;
        return Line($"| {name} | **{Number(measured.Median)}{unit}** | {Number(measured.Least)} to {Number(measured.Most)} | {Number(target.Must)}{unit} | {Number(target.Aim)}{unit} | {target.Verdict(measured.Median)} |");
    }

    /// <summary>A table of anything else.</summary>
    public Report Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (_text.Length > 0) _text.Append('\n');
        Line($"| {string.Join(" | ", heads)} |");
        Line($"|{string.Concat(heads.Select(_ => "---|"))}");
        foreach (var row in rows) Line($"| {string.Join(" | ", row)} |");
        return this;
    }

    /// <summary>A sentence about how it was measured.</summary>
    public Report Note(string text) => Line($"\n{text}");

    public string ToMarkdown() => _text.ToString();

    /// <summary>A number with three digits that matter.</summary>
    public static string Number(double number) => Math.Abs(number) switch
    {
        double.NaN => "not known",
        >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>A median and, in brackets, the least and the most.</summary>
    public static string Number(Spread spread) => $"{Number(spread.Median)} ({Number(spread.Least)} to {Number(spread.Most)})";

    private Report Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
