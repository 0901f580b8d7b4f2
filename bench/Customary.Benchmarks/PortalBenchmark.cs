using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The list of customers in the portal, compared with the page of the API that has the same customers, on the same server.</summary>
internal static class PortalBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var path = await run.Stores.GetAsync(run.Scale.Customers);
        var tenants = NumberedCustomer.CountTenants(run.Scale.Customers);
        await using var service = await RunningService.StartAsync($"sqlite:{path}", tenants);
        var pages = new PortalPageRequests(run.Scale.Customers, await PortalPageRequests.SignInAsync(service.Address, tenants));
        var api = new PageRequests(run.Scale.Customers, service.Tokens, PortalPageRequests.PageSize);
        var pair = await Pair.RunAsync(service.Process, service.Process, run.Scale.Connections, run.Scale.ForSmallDifference, pages, api);
        return new Report()
            .Figure("list of customers in the portal, server CPU per request relative to the API's page of 50", pair.Ratio(round => round.ProcessorMicroseconds), " x", Target.AtMost(10, 5))
            .Figure("p50 relative to the API's page", pair.Ratio(round => round.MedianMicroseconds), " x", Target.AtMost(10, 5))
            .Table(["", "portal", "API"], VersusBareKestrel.Rows(pair));
    }
}
