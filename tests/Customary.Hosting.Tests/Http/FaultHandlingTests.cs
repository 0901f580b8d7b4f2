using Customary.Core.Errors;
using Customary.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Customary.Hosting.Tests.Http;

/// <summary>Tests the responses to failures of the server and its storage: a fault without details of the reason.</summary>
public sealed class FaultHandlingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    private string File => Path.Combine(_folder.FullName, "customary.db");

    [Fact]
    public async Task Unavailable_storage_returns_503_with_Retry_After()
    {
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File);
        var partner = await service.SignInAsync();
        var id = (await partner.CreateCustomerAsync()).Text("id");
        await ExecuteAsync("drop table customers; drop table domains");
        var read = await partner.GetAsync($"/v1/customers/{id}");
        read.ShouldBeFault(503, 800003).Header("Retry-After").ShouldBe("2");
        read.Text.ShouldNotContain("table", Case.Insensitive);
        (await partner.PostAsync("/v1/customers", TestData.Customer())).ShouldBeFault(503, 800003).Header("Retry-After").ShouldBe("2");
    }

    [Fact]
    public async Task An_unexpected_exception_returns_500_without_details()
    {
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File);
        var partner = await service.SignInAsync();
        var id = (await partner.CreateCustomerAsync()).Text("id");
        await ExecuteAsync("update customers set body = cast('nothing that this service wrote' as blob)");
        var response = await partner.GetAsync($"/v1/customers/{id}/profiles/company");
        response.ShouldBeFault(500, 800003);
        response.Text.ShouldNotContain("Json", Case.Insensitive);
        response.Text.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task A_body_that_does_not_arrive_in_time_returns_408()
    {
        var services = new ServiceCollection().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var exit = new FaultHandlingMiddleware(
            _ => throw new BadHttpRequestException("late", StatusCodes.Status408RequestTimeout),
            new(new(new ResponseOptions(), new()), []),
            new(new(), new(TimeProvider.System), NullLogger<RequestLog>.Instance));
        await exit.InvokeAsync(context);
        context.Response.StatusCode.ShouldBe(Fault.RequestTimeout().Status);
        System.Text.Json.Nodes.JsonNode.Parse(body.ToArray())!["code"]!.GetValue<int>().ShouldBe(800002);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above and nothing else.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
