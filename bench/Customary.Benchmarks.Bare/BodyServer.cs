namespace Customary.Benchmarks.Bare;

/// <summary>Bare Kestrel that writes the same body from memory for every request.</summary>
internal static class BodyServer
{
    public static async Task<int> RunAsync(string bodyFile)
    {
        var body = await File.ReadAllBytesAsync(bodyFile);
        return await BareHost.RunAsync(app =>
        {
            app.MapGet("/v1/customers/{id}", (HttpContext context) => WriteAsync(context, body));
            app.MapGet("/v1/customers", (HttpContext context) => WriteAsync(context, body));
        });
    }

    private static async Task WriteAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }
}
