namespace Customary.Benchmarks.Bare;

/// <summary>A slim web application on a free port. It prints its URL.</summary>
internal static class BareHost
{
    public static async Task<int> RunAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        Console.WriteLine($"listens on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
