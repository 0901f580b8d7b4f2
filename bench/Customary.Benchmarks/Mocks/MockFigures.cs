using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks.Mocks;

/// <summary>The measurements of a tool or of the server. A load that fails or times out has no value.</summary>
internal sealed record MockFigures(double StartMilliseconds, double Megabytes, double? Gets, double? Pages, double? Creates)
{
    private const int Connections = 8;
    private static readonly TimeSpan LoadTimeout = TimeSpan.FromSeconds(40);

    public string[] Row(string name, int customers, string limitations) =>
        [name, $"{customers:N0}", Report.Number(StartMilliseconds), Report.Number(Megabytes), Cell(Gets), Cell(Pages), Cell(Creates), limitations];

    public static async Task<MockFigures> MeasureAsync(Scale scale, Uri server, int process, double started, Requests gets, Requests pages, Requests creates)
    {
        var get = await RateAsync(scale, server, gets);
        var page = await RateAsync(scale, server, pages);
        var memory = Memory.PrivateMegabytes(process);
        return new(started, memory, get, page, await RateAsync(scale, server, creates));
    }

    private static async Task<double?> RateAsync(Scale scale, Uri server, Requests requests)
    {
        try
        {
            // Once to warm up and once to measure. The timeout applies to each.
            await Load.RunAsync(server, Connections, scale.PlotRound, requests).WaitAsync(LoadTimeout);
            return (await Load.RunAsync(server, Connections, scale.Round, requests).WaitAsync(LoadTimeout)).RequestsPerSecond;
        }
        catch (Exception exception) when (exception is TimeoutException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            Console.Error.WriteLine(exception.Message.Split('\n')[0]);
            return null;
        }
    }

    private static string Cell(double? rate) => rate is { } value ? Report.Number(value) : $"failed or timed out after {LoadTimeout.TotalSeconds:0} s";
}
