using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Mocks;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The service side by side with what an integrator would use instead, each with the same customers.</summary>
internal static class MocksBenchmark
{
    private static readonly MockTool[] Tools = [new JsonServer(), new Mockoon(), new Prism()];
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        using var npm = await NpmFolder.InstallAsync(Tools);
        if (npm is null) return new Report().Note("Not measured: there is no npm here, or it could not install the tools.");
        var rows = new List<string[]>();
        foreach (var customers in run.Scale.MockCustomers)
        {
            rows.Add((await ServiceAsync(run, customers)).Row("Customary", customers, "–"));
            var same = await MockCustomers.MakeAsync(customers);
            foreach (var tool in Tools)
                rows.Add(await ToolAsync(run.Scale, npm, tool, same) is { } figures ? figures.Row(tool.Name, customers, tool.Lacks) : [tool.Name, $"{customers:N0}", $"not within {LongestStart.TotalSeconds:0} s", "–", "–", "–", "–", tool.Lacks]);
        }

        return new Report().Table(["", "customers", "start to first answer, ms", "own memory, MB", "gets a second", "pages of 40 a second", "creates a second", "does not keep or know"], rows);
    }

    private static async Task<MockFigures> ServiceAsync(BenchmarkRun run, int customers)
    {
        var path = Path.GetTempFileName();
        try
        {
            // A copy, for this store is written to.
            File.Copy(await run.Stores.MakeAsync(customers), path, overwrite: true);
            var watch = Stopwatch.StartNew();
            await using var service = await RunningService.StartAsync($"sqlite:{path}");
            var gets = new GetRequests(customers, service.Token);
            await Load.OnceAsync(service.Address, gets);
            return await MockFigures.MeasureAsync(
                run.Scale, service.Address, service.Process.Id, watch.Elapsed.TotalMilliseconds, gets, new PageRequests(customers, service.Token), new CreateRequests(service.Token, after: customers));
        }
        finally
        {
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm", $"{path}.lock"]) File.Delete(file);
        }
    }

    private static async Task<MockFigures?> ToolAsync(Scale scale, NpmFolder npm, MockTool tool, MockCustomers customers)
    {
        Progress.Tell($"{tool.Name}, {customers.Count:N0} customers");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var arguments = tool.Prepare(npm.Path, address.Port, customers);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(npm.Program(tool), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        try
        {
            var gets = MockTool.Gets(customers);
            while (!await AnswersAsync(address, gets))
            {
                if (watch.Elapsed > LongestStart || process.HasExited) return null;

                // These tools do not say when they are ready in words they have in common: they are asked until they answer.
                await Task.Delay(10);
            }

            var started = watch.Elapsed.TotalMilliseconds;
            return await MockFigures.MeasureAsync(scale, address, process.Id, started, gets, tool.Pages(customers), MockTool.Creates(customers));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Progress.End();
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, Requests requests)
    {
        try
        {
            await Load.OnceAsync(address, requests);
            return true;
        }
        catch (Exception notYet) when (notYet is SocketException or InvalidOperationException)
        {
            return false;
        }
    }

    // These tools cannot take any free port and say which.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
