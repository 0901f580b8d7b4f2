using Customary.Server.Commands;
using Customary.Storage.Transfer;

namespace Customary.Server.Tests.Transfer;

public sealed class CopyCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-copy-");
    private TestDatabase _made = null!;

    private string First => $"sqlite:{Path.Combine(_folder.FullName, "first.db")}";

    private string Second => $"sqlite:{Path.Combine(_folder.FullName, "second.db")}";

    public async ValueTask InitializeAsync() => _made = await TestPostgres.NewDatabaseAsync(empty: true);

    public async ValueTask DisposeAsync()
    {
        await _made.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_store_round_trips_through_PostgreSQL_with_identical_responses()
    {
        var asked = await FillAsync(First, 30);
        (await CopyAsync(First, _made.Storage)).Code.ShouldBe(0);
        (await CopyAsync(_made.Storage, Second)).Code.ShouldBe(0);
        foreach (var storage in new[] { _made.Storage, Second })
        {
            await using var service = await StartAsync(storage);
            var partner = await service.SignInAsync(tenant: asked.Tenant);
            foreach (var (path, text) in asked.Answers) (await partner.GetAsync(path)).Text.ShouldBe(text);
            (await partner.PostAsync("/v1/customers", asked.Created.Body, asked.Created.Id)).Text.ShouldBe(asked.Created.Text);
        }
    }

    [Fact]
    public async Task An_interrupted_copy_resumes_after_the_last_row()
    {
        await FillAsync(First, 12);
        (await CopyAsync(First, _made.Storage)).Code.ShouldBe(0);
        await _made.ExecuteAsync("delete from customers where (partner_id, customer_id) in (select partner_id, customer_id from customers order by 1 desc, 2 desc limit 5)");
        await _made.ExecuteAsync("delete from idempotency");
        var again = await CopyAsync(First, _made.Storage);
        again.Code.ShouldBe(0, again.Output);
        again.Output.ShouldContain("customers    12 rows, the same in both");
    }

    [Fact]
    public async Task A_target_with_different_data_is_reported_and_not_changed()
    {
        await FillAsync(First, 3);
        (await CopyAsync(First, _made.Storage)).Code.ShouldBe(0);
        await _made.ExecuteAsync("update customers set company_name = 'Other' where customer_id = (select customer_id from customers order by customer_id limit 1)");
        var again = await CopyAsync(First, _made.Storage);
        again.Code.ShouldBe(1);
        again.Output.ShouldContain("customers    NOT the same");
        (await _made.ExecuteAsync("select count(*) from customers where company_name = 'Other'")).ShouldBe(1L);
    }

    [Theory]
    [InlineData("memory", "sqlite:x.db", 2)]
    [InlineData("sqlite:/nowhere/to/be/found.db", "sqlite:x.db", 1)]
    [InlineData("postgres:nonsense", "sqlite:x.db", 2)]
    public async Task Rejects_an_impossible_copy(string from, string to, int code) => (await CopyAsync(from, to)).Code.ShouldBe(code);

    [Fact]
    public async Task Every_table_is_copied_or_explicitly_excluded()
    {
        await using var service = await StartAsync(_made.Storage);
        var tables = (string)(await _made.ExecuteAsync("select string_agg(table_name, ' ') from information_schema.tables where table_schema = 'public'"))!;
        tables.Split(' ').ShouldBe(TableDefinition.All.Select(table => table.Name).Concat(TableDefinition.NotCopied), ignoreOrder: true);
        foreach (var table in TableDefinition.All)
        {
            var columns = (string)(await _made.ExecuteAsync($"select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_schema = 'public' and table_name = '{table.Name}'"))!;
            columns.Split(' ').ShouldBe(table.Columns.Select(column => column.Name), ignoreOrder: true);
        }
    }

    private static async Task<(int Code, string Output)> CopyAsync(string from, string to)
    {
        using var output = new StringWriter();
        return (await CopyCommand.RunAsync(from, to, output, output, CancellationToken.None), output.ToString());
    }

    private static Task<CustomaryFixture> StartAsync(string storage) => CustomaryFixture.StartAsync(settings: [("storage", storage)]);

    private static async Task<Snapshot> FillAsync(string storage, int customers)
    {
        await using var service = await StartAsync(storage);
        var partner = await service.SignInAsync();
        var id = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = TestData.Customer(customer => customer["billingProfile"]!["companyName"] = "Źródło 𝒞 \"quoted\"");
        var created = await partner.PostAsync("/v1/customers", body, id);
        created.Status.ShouldBe(201, created.Text);
        for (var i = 1; i < customers; i++) await partner.CreateCustomerAsync();
        var responses = new Dictionary<string, string>();
        var list = await partner.GetAsync("/v1/customers");
        foreach (var item in list.Json["items"]!.AsArray())
        {
            var path = $"/v1/customers/{item!["id"]}";
            responses[path] = (await partner.GetAsync(path)).Text;
        }

        responses["/v1/customers"] = list.Text;
        return new(partner.Tenant.ToString(), responses, (body.ToJsonString(), id, created.Text));
    }

    private sealed record Snapshot(string Tenant, IReadOnlyDictionary<string, string> Answers, (string Body, (string, string) Id, string Text) Created);
}
