using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks.Bare;

/// <summary>A minimal web application that reads a customer's document from SQLite.</summary>
internal static class SqliteServer
{
    public static async Task<int> RunAsync(string path, Guid partner)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        return await BareHost.RunAsync(app => app.MapGet("/v1/customers/{id}", (HttpContext context) => WriteAsync(context, connection, partner)));
    }

    private static async Task WriteAsync(HttpContext context, SqliteConnection connection, Guid partner)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select body from customers where partner_id = $1 and customer_id = $2";
        command.Parameters.AddWithValue("$1", partner.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$2", Guid.Parse((string)context.Request.RouteValues["id"]!).ToByteArray(bigEndian: true));
        var body = (byte[])(await command.ExecuteScalarAsync(context.RequestAborted))!;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
