namespace Customary.Benchmarks;

/// <summary>What everything is compared with: Kestrel and one endpoint that writes a body it holds in memory.</summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(string bodyFile)
    {
        var body = await File.ReadAllBytesAsync(bodyFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/v1/customers/{id}", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.BodyWriter.WriteAsync(body);
        });
        await app.StartAsync();
        Console.WriteLine($"listens on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
