namespace Customary.Benchmarks.Measuring;

/// <summary>What one round of a load gave, and what it cost the server.</summary>
internal sealed record Round(double RequestsASecond, double MedianMicroseconds, double ProcessorMicroseconds)
{
    public static async Task<Round> RunAsync(ServerProcess server, int connections, TimeSpan length, Requests requests)
    {
        var before = server.ProcessorTime;
        var load = await Load.RunAsync(server.Address, connections, length, requests);
        var used = server.ProcessorTime - before;
        return new(load.RequestsASecond, load.MedianMicroseconds, used.TotalMicroseconds / load.Count);
    }
}
