using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The service on the store of the usual size, and beside it bare Kestrel that writes what the service answers.</summary>
internal static class VersusBareKestrel
{
    public static Task<Pair> RunAsync(BenchmarkRun run, Func<string, Requests> requests) =>
        RunAsync(run, requests, (service, bare, made) => Pair.RunAsync(service, bare, run.Scale.Connections, run.Scale, made));

    public static async Task<TResult> RunAsync<TResult>(
        BenchmarkRun run, Func<string, Requests> requests, Func<ServerProcess, ServerProcess, Requests, Task<TResult>> measure)
    {
        var path = await run.Stores.MakeAsync(run.Scale.Customers);
        await using var service = await RunningService.StartAsync($"sqlite:{path}");
        var made = requests(service.Token);
        var bodyFile = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(bodyFile, await service.BodyAsync(made));
            await using var bare = await ServerProcess.StartAsync("bare", "body", bodyFile);
            return await measure(service.Process, bare, made);
        }
        finally
        {
            File.Delete(bodyFile);
        }
    }

    public static IEnumerable<IReadOnlyList<string>> Rows(Pair pair)
    {
        yield return Row("requests a second", round => round.RequestsASecond);
        yield return Row("server CPU, µs a request", round => round.ProcessorMicroseconds);
        yield return Row("half of the requests answered within, µs", round => round.MedianMicroseconds);

        string[] Row(string name, Func<Round, double> figure) => [name, Report.Number(pair.Service(figure)), Report.Number(pair.Bare(figure))];
    }
}
