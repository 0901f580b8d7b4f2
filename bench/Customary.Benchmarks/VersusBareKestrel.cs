using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>Compares the server with bare Kestrel that writes the same response body.</summary>
internal static class VersusBareKestrel
{
    public static Task<Pair> RunAsync(BenchmarkRun run, Func<IReadOnlyList<string>, Requests> requests) =>
        RunAsync(run, requests, (service, bare, sources) => Pair.RunAsync(service, bare, run.Scale.Connections, run.Scale, sources));

    public static async Task<TResult> RunAsync<TResult>(
        BenchmarkRun run, Func<IReadOnlyList<string>, Requests> requests, Func<ServerProcess, ServerProcess, Requests, Task<TResult>> measure)
    {
        var path = await run.Stores.GetAsync(run.Scale.Customers);
        await using var service = await RunningService.StartAsync($"sqlite:{path}", NumberedCustomer.CountTenants(run.Scale.Customers));
        var sources = requests(service.Tokens);
        var bodyFile = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(bodyFile, await service.GetBodyAsync(sources));
            await using var bare = await ServerProcess.StartAsync("bare", "body", bodyFile);
            return await measure(service.Process, bare, sources);
        }
        finally
        {
            File.Delete(bodyFile);
        }
    }

    public static IEnumerable<IReadOnlyList<string>> Rows(Pair pair)
    {
        yield return Row("requests per second", round => round.RequestsPerSecond);
        yield return Row("server CPU, µs per request", round => round.ProcessorMicroseconds);
        yield return Row("p50, µs", round => round.MedianMicroseconds);

        string[] Row(string name, Func<Round, double> figure) => [name, Report.Number(pair.Service(figure)), Report.Number(pair.Bare(figure))];
    }
}
