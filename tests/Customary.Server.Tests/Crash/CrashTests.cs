using Customary.Storage.Sql;

namespace Customary.Server.Tests.Crash;

public sealed class CrashTests : IDisposable
{
    private const int Callers = 12;
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_killed_server_loses_no_acknowledged_change_and_leaves_no_partial_change()
    {
        string? token = null;
        var loads = new List<CrashWorkload>();
        foreach (var responsesBeforeKill in new[] { 20, 150, 300 })
        {
            using var server = await ServerProcess.StartWithFileAsync(_file.Path);
            token ??= await ServerClient.SignInAsync(server.Address);
            using var client = new ServerClient(server.Address, token);
            await CheckAsync(client, loads);

            // Kills the server after the given number of responses; the state of every client is random then.
            var countdown = new AsyncCountdown(responsesBeforeKill);
            loads = [.. Enumerable.Range(0, Callers).Select(number => new CrashWorkload(client, new(responsesBeforeKill + number)))];
            var running = loads.ConvertAll(load => Task.Run(() => load.RunAsync(countdown)));
            await countdown.Completed;
            await server.KillAsync();
            await Task.WhenAll(running);
            loads.Sum(load => load.Customers.Count).ShouldBeGreaterThan(0);
            await CheckFileAsync();
        }

        using (var last = await ServerProcess.StartWithFileAsync(_file.Path))
        {
            using var client = new ServerClient(last.Address, token!);
            await CheckAsync(client, loads);
            await last.KillAsync();
        }

        await CheckFileAsync();
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_rejected_with_a_clear_message()
    {
        using var server = await ServerProcess.StartWithFileAsync(_file.Path);
        var (code, said) = await ServerProcess.RunAsync("--storage", $"sqlite:{_file.Path}");
        code.ShouldBe(1);
        said.ShouldContain($"another process has {_file.Path} open");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_fails_the_start_with_a_clear_message()
    {
        await File.WriteAllTextAsync(_file.Path, string.Concat(Enumerable.Repeat("not a database ", 400)));
        var (code, said) = await ServerProcess.RunAsync("--storage", $"sqlite:{_file.Path}");
        code.ShouldBe(1);
        said.ShouldContain($"storage: SQLite file {_file.Path} cannot be opened");
        said.ShouldNotContain("   at ");
    }

    private static async Task CheckAsync(ServerClient client, List<CrashWorkload> loads)
    {
        foreach (var customer in loads.SelectMany(load => load.Customers))
        {
            // A creation without a response either happened or did not; the repeat results in one customer in both cases.
            if (customer.Created is null)
            {
                var created = await client.CreateAsync(customer);
                created.Status.ShouldBe(201, created.Text);
                created.Json["userCredentials"]!["password"].ShouldNotBeNull();
                continue;
            }

            var found = await client.SendAsync(HttpMethod.Get, customer.Path);
            var isGone = found.Status == 404;
            if (!customer.InDoubt)
            {
                isGone.ShouldBe(customer.IsDeleted);
                if (customer.HasEnded) found.ShouldBeFault(403, 20002);
                if (found.Status == 200) Etag(found).ShouldBe(customer.Etag);
            }

            (await client.SendAsync(HttpMethod.Head, $"/v1/domains/{customer.Domain}")).Status.ShouldBe(isGone ? 404 : 200);
            var again = await client.CreateAsync(customer);
            if (isGone) again.ShouldBeFault(409, 3003);
            else again.Text.ShouldBe(customer.Created.Text);
        }
    }

    private static string Etag(ApiResponse customer) => customer.Json["billingProfile"]!["attributes"]!["etag"]!.GetValue<string>();

    // The file must be consistent.
    private async Task CheckFileAsync()
    {
        await using var database = await _file.OpenAsync();
        (await CountAsync(database, "select count(*) from customers")).ShouldBeGreaterThan(0);
        foreach (var broken in new[]
        {
            "select count(*) from domains where not exists (select 1 from tenants where tenants.customer_id = domains.customer_id)",
            "select count(*) from domains where not exists (select 1 from customers where customers.customer_id = domains.customer_id and lower(customers.domain) = domains.domain)",
            "select count(*) from customers where not exists (select 1 from tenants where tenants.customer_id = customers.customer_id)",
            "select count(*) from customers where not exists (select 1 from domains where domains.customer_id = customers.customer_id)",
            "select count(*) from tenants where not exists (select 1 from customers where customers.customer_id = tenants.customer_id)",
            "select count(*) from pragma_integrity_check where integrity_check <> 'ok'",
        })
        {
            (await CountAsync(database, broken)).ShouldBe(0, broken);
        }
    }

    private static ValueTask<long> CountAsync(Database database, string query) => database.ReadAsync(query, static async (session, query, cancellationToken) =>
    {
        await using var row = await session.Prepare(query).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }, CancellationToken.None);
}
