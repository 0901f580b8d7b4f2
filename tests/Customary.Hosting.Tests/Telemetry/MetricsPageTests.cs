using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Hosting.Telemetry;

namespace Customary.Hosting.Tests.Telemetry;

/// <summary>The reference page and the dashboard name the metrics that the server has.</summary>
[Collection("telemetry")]
public sealed partial class MetricsPageTests
{
    [Fact]
    public async Task The_page_lists_each_metric_with_its_kind_and_unit()
    {
        var documented = Row().Matches(RepositoryFile.Read("docs/metrics.md")).Select(row => $"{row.Groups["name"].Value} {row.Groups["kind"].Value}");
        documented.ShouldBe((await ListInstrumentsAsync()).Select(instrument => $"{instrument.Name} {Kind(instrument)}{(instrument.Unit == "s" ? ", s" : "")}"), ignoreOrder: true);
    }

    [Fact]
    public async Task The_dashboard_and_the_alerts_select_existing_metrics()
    {
        var expressions = Walk(JsonNode.Parse(RepositoryFile.Read("samples/grafana-dashboard.json"))!).Append(RepositoryFile.Read("docs/how-to/monitor.md"));
        var selected = expressions.SelectMany(expression => PrometheusName().Matches(expression)).Select(match => match.Groups["name"].Value).Distinct().ToList();
        selected.ShouldNotBeEmpty();
        var attributes = Attribute().Matches(RepositoryFile.Read("docs/metrics.md")).Select(match => match.Groups["name"].Value);
        selected.Except((await ListInstrumentsAsync()).Select(instrument => instrument.Name).Concat(attributes).Select(name => name.Replace('.', '_'))).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<Instrument>> ListInstrumentsAsync()
    {
        var instruments = new Dictionary<string, Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == ServerMetrics.Name) lock (instruments) instruments[instrument.Name] = instrument;
        };
        listener.Start();
        await using var service = await CustomaryFixture.StartAsync();
        lock (instruments) return [.. instruments.Values];
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "ObservableGauge" => "gauge",
        "ObservableUpDownCounter" or "UpDownCounter" => "up-down counter",
        var other => throw new InvalidOperationException($"The page has no word for {other}."),
    };

    private static IEnumerable<string> Walk(JsonNode node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => property.Key == "expr" ? [property.Value!.GetValue<string>()] : property.Value is null ? [] : Walk(property.Value)),
        JsonArray items => items.SelectMany(item => Walk(item!)),
        _ => [],
    };

    [GeneratedRegex(@"^\| `(?<name>customary\.[\w.]+)` \| (?<kind>(counter|up-down counter|histogram|gauge)(, s)?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(?<name>customary_(limiter|writer|retention|token_cache)_\w+?)(_total|_sum|_count|_bucket)?(?!\w)")]
    private static partial Regex PrometheusName();

    [GeneratedRegex(@"by `(?<name>customary\.[\w.]+)`")]
    private static partial Regex Attribute();
}
