namespace Customary.Benchmarks.Measuring;

/// <summary>The result of one round of a load and its CPU cost per request.</summary>
internal sealed record Round(double RequestsPerSecond, double MedianMicroseconds, double ProcessorMicroseconds)
{
    public static async Task<Round> RunAsync(ServerProcess server, int connections, TimeSpan length, Requests requests)
    {
        var before = server.ProcessorTime;
        var load = await Load.RunAsync(server.Address, connections, length, requests);
        var used = server.ProcessorTime - before;
        return new(load.RequestsPerSecond, load.MedianMicroseconds, used.TotalMicroseconds / load.Count);
    }
}
