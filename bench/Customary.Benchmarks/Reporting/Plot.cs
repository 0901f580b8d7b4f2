using System.Globalization;
using System.Text;

namespace Customary.Benchmarks.Reporting;

/// <summary>A line plot in SVG with a logarithmic x axis and a linear y axis from 0.</summary>
internal sealed class Plot(string title, string xLabel, string yLabel)
{
    private const int Width = 720;
    private const int Height = 400;
    private const int Left = 80;
    private const int Right = 150;
    private const int Top = 40;
    private const int Bottom = 60;
    private static readonly string[] Colours = ["#0b62a4", "#c1440e", "#2e7d32", "#6a1b9a"];
    private static readonly int[] Factors = [1, 2, 5, 10];
    private readonly List<(string Name, IReadOnlyList<(double X, double Y)> Points)> _lines = [];

    public Plot Line(string name, IEnumerable<(double X, double Y)> points)
    {
        _lines.Add((name, [.. points]));
        return this;
    }

    public void Save(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.svg"), Draw());
    }

    private string Draw()
    {
        var points = _lines.SelectMany(line => line.Points).ToList();
        var axis = new PlotAxis(points.Select(point => point.X), Left, Width - Right);
        var step = NiceStep(points.Max(point => point.Y));
        var top = Math.Ceiling(points.Max(point => point.Y) / step) * step;
        double Up(double y) => Height - Bottom - (y / top * (Height - Top - Bottom));
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12"><title>{title}</title><rect width="{Width}" height="{Height}" fill="#fff"/>"""));
        Text(svg, Left, 24, title, "start", 15);
        for (var y = 0.0; y <= top + (step / 2); y += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path d="M{Left} {Up(y):0.#}H{Width - Right}" stroke="#ddd"/>""");
            Text(svg, Left - 8, Up(y) + 4, y.ToString("#,0.##", CultureInfo.InvariantCulture), "end");
        }

        foreach (var x in points.Select(point => point.X).Distinct()) Text(svg, axis.At(x), Height - Bottom + 18, x.ToString("N0", CultureInfo.InvariantCulture), "middle");
        Text(svg, (Left + Width - Right) / 2.0, Height - 16, xLabel, "middle");
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="18" y="{(Top + Height - Bottom) / 2}" text-anchor="middle" transform="rotate(-90 18 {(Top + Height - Bottom) / 2})">{yLabel}</text>""");
        for (var line = 0; line < _lines.Count; line++) DrawLine(svg, _lines[line], Colours[line % Colours.Length], axis, Up);
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawLine(StringBuilder svg, (string Name, IReadOnlyList<(double X, double Y)> Points) line, string colour, PlotAxis axis, Func<double, double> up)
    {
        var path = string.Join(' ', line.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{axis.At(point.X):0.#},{up(point.Y):0.#}")));
        svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>""");
        foreach (var point in line.Points) svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{axis.At(point.X):0.#}" cy="{up(point.Y):0.#}" r="3" fill="{colour}"/>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Width - Right + 10}" y="{up(line.Points[^1].Y) + 4:0.#}" fill="{colour}">{line.Name}</text>""");
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, int size = 12) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}" font-size="{size}">{text}</text>""");

    // The smallest step of 1, 2 or 5 times a power of ten that needs at most six grid lines.
    private static double NiceStep(double maximum)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(maximum / 6)));
        return Factors.Select(factor => factor * power).First(step => maximum / step <= 6);
    }
}
