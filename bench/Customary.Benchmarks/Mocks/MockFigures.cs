using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks.Mocks;

/// <summary>What is measured of each of the tools and of the service, the same for all; a load that does not come back has no figure.</summary>
internal sealed record MockFigures(double StartMilliseconds, double Megabytes, double? Gets, double? Pages, double? Creates)
{
    private const int Connections = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    public string[] Row(string name, int customers, string lacks) =>
        [name, $"{customers:N0}", Report.Number(StartMilliseconds), Report.Number(Megabytes), Cell(Gets), Cell(Pages), Cell(Creates), lacks];

    public static async Task<MockFigures> MeasureAsync(Scale scale, Uri server, int process, double started, Requests gets, Requests pages, Requests creates)
    {
        var get = await RateAsync(scale, server, gets);
        var page = await RateAsync(scale, server, pages);
        var memory = Memory.OwnMegabytes(process);
        return new(started, memory, get, page, await RateAsync(scale, server, creates));
    }

    private static async Task<double?> RateAsync(Scale scale, Uri server, Requests requests)
    {
        try
        {
            // Once to warm up, once to count; the longer of the two waits is the limit.
            await Load.RunAsync(server, Connections, scale.PlotRound, requests).WaitAsync(Longest);
            return (await Load.RunAsync(server, Connections, scale.Round, requests).WaitAsync(Longest)).RequestsASecond;
        }
        catch (Exception exception) when (exception is TimeoutException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            Console.Error.WriteLine(exception.Message.Split('\n')[0]);
            return null;
        }
    }

    private static string Cell(double? rate) => rate is { } known ? Report.Number(known) : $"does not keep up within {Longest.TotalSeconds:0} s";
}
