using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Storage;

public sealed class FullDiskTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task A_full_SQLite_disk_returns_503_loses_nothing_and_recovers(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var database = service.Services.GetRequiredService<Database>();
        await ShouldRecoverAsync(service, () => LimitAsync(database, "pragma max_page_count = 1"), () => LimitAsync(database, "pragma max_page_count = 1073741823"));
    }

    [Fact]
    public async Task A_full_PostgreSQL_disk_returns_503_loses_nothing_and_recovers()
    {
        using var cluster = await PostgresCluster.RunAsync("small");
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Postgres, settings: [("storage", $"postgres:{cluster.ConnectionString}")]);
        await ShouldRecoverAsync(service, () => cluster.SendCommandAsync("fill"), () => cluster.SendCommandAsync("free"));
    }

    private static async Task ShouldRecoverAsync(CustomaryFixture service, Func<Task> fill, Func<Task> free)
    {
        var partner = await service.SignInAsync();
        var acknowledged = new List<string>();
        await fill();
        var bodies = Enumerable.Range(0, 400).Select(_ => TestData.Customer()).ToList();
        var responses = await Task.WhenAll(bodies.Select((body, number) => partner.PostAsync("/v1/customers", body, RequestId(number))));
        foreach (var response in responses)
        {
            if (response.Status == 201) acknowledged.Add(response.Json["id"]!.GetValue<string>());
            else response.ShouldBeFault(503, 800003).Header("Retry-After").ShouldNotBeNull();
        }

        responses.ShouldContain(response => response.Status == 503);
        foreach (var id in acknowledged) (await partner.GetAsync($"/v1/customers/{id}")).Status.ShouldBe(200);
        var listed = await partner.GetAsync("/v1/customers");
        listed.Json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ShouldBe(acknowledged, ignoreOrder: true);
        var rejected = bodies[Array.FindIndex(responses, response => response.Status == 503)]["companyProfile"]!["domain"]!.GetValue<string>();
        (await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{rejected}")).Status.ShouldBe(404);

        await free();
        for (var number = 0; number < bodies.Count; number += 20)
        {
            var again = await partner.PostAsync("/v1/customers", bodies[number], RequestId(number));
            again.Status.ShouldBe(201, again.Text);
            if (responses[number].Status == 201) again.Text.ShouldBe(responses[number].Text);
        }
    }

    private static (string, string) RequestId(int number) => ("MS-RequestId", $"00000000-0000-0000-0000-{number:D12}");

    private static Task<bool> LimitAsync(Database database, string pragma) => database.WriteAsync(async (session, cancellationToken) =>
    {
        await using var row = await session.Prepare(pragma).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken);
    }, CancellationToken.None);
}
