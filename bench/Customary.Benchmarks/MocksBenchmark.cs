using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Mocks;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The server compared with general mock servers, each with the same customers.</summary>
internal static class MocksBenchmark
{
    private static readonly MockTool[] Tools = [new JsonServer(), new Mockoon(), new Prism()];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        using var npm = await NpmFolder.InstallAsync(Tools);
        if (npm is null) return new Report().Note("Not measured: npm is missing or could not install the tools.");
        var rows = new List<string[]>();
        foreach (var customers in run.Scale.MockCustomers)
        {
            rows.Add((await ServiceAsync(run, customers)).Row("Customary", customers, "–"));
            var same = await MockCustomers.CreateAsync(customers);
            foreach (var tool in Tools)
                rows.Add(await ToolAsync(run.Scale, npm, tool, same) is { } figures ? figures.Row(tool.Name, customers, tool.Limitations) : [tool.Name, $"{customers:N0}", $"not within {StartTimeout.TotalSeconds:0} s", "–", "–", "–", "–", tool.Limitations]);
        }

        return new Report().Table(["", "customers", "start to first response, ms", "private memory, MB", "gets per second", "pages of 40 per second", "creates per second", "limitations"], rows);
    }

    private static async Task<MockFigures> ServiceAsync(BenchmarkRun run, int customers)
    {
        var path = Path.GetTempFileName();
        try
        {
            // A copy, because the benchmark writes to it.
            File.Copy(await run.Stores.GetAsync(customers), path, overwrite: true);
            var watch = Stopwatch.StartNew();
            await using var service = await RunningService.StartAsync($"sqlite:{path}", NumberedCustomer.CountTenants(customers));
            var gets = new GetRequests(customers, service.Tokens);
            await Load.OnceAsync(service.Address, gets);
            return await MockFigures.MeasureAsync(
                run.Scale, service.Address, service.Process.Id, watch.Elapsed.TotalMilliseconds, gets, new PageRequests(customers, service.Tokens), new CreateRequests(service.Tokens, after: customers));
        }
        finally
        {
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm", $"{path}.lock"]) File.Delete(file);
        }
    }

    private static async Task<MockFigures?> ToolAsync(Scale scale, NpmFolder npm, MockTool tool, MockCustomers customers)
    {
        Progress.Show($"{tool.Name}, {customers.Count:N0} customers");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var arguments = tool.Prepare(npm.Path, address.Port, customers);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(npm.Program(tool), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        try
        {
            var gets = MockTool.Gets(customers);
            while (!await RespondsAsync(address, gets))
            {
                if (watch.Elapsed > StartTimeout || process.HasExited) return null;

                // The tools have no common ready message, so send requests until one succeeds.
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

    private static async Task<bool> RespondsAsync(Uri address, Requests requests)
    {
        try
        {
            await Load.OnceAsync(address, requests);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            return false;
        }
    }

    // The tools cannot choose a free port themselves.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
