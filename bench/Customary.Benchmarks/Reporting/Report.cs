using System.Globalization;
using System.Text;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Reporting;

/// <summary>The report of a benchmark in Markdown: figures with their targets, then tables.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();
    private bool _hasFigures;

    /// <summary>Adds a figure with a target.</summary>
    public Report Figure(string name, Spread measured, string unit, Target target)
    {
        if (!_hasFigures && _text.Length > 0) _text.Append('\n');
        if (!_hasFigures) _text.Append("| figure | median | range | requirement | target | verdict |\n|---|---|---|---|---|---|\n");
        _hasFigures = true;
        return Line($"| {name} | **{Number(measured.Median)}{unit}** | {Number(measured.Minimum)} to {Number(measured.Maximum)} | {Number(target.Required)}{unit} | {Number(target.Desired)}{unit} | {target.Verdict(measured.Median)} |");
    }

    /// <summary>Adds a table.</summary>
    public Report Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (_text.Length > 0) _text.Append('\n');
        _hasFigures = false;
        Line($"| {string.Join(" | ", headers)} |");
        Line($"|{string.Concat(headers.Select(_ => "---|"))}");
        foreach (var row in rows) Line($"| {string.Join(" | ", row)} |");
        return this;
    }

    /// <summary>Adds a sentence about the measurement.</summary>
    public Report Note(string text) => Line($"\n{text}");

    public string ToMarkdown() => _text.ToString();

    /// <summary>Formats a number with up to three significant digits.</summary>
    public static string Number(double number) => Math.Abs(number) switch
    {
        double.NaN => "unknown",
        >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>Formats a median with its range in parentheses.</summary>
    public static string Number(Spread spread) => $"{Number(spread.Median)} ({Number(spread.Minimum)} to {Number(spread.Maximum)})";

    private Report Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
