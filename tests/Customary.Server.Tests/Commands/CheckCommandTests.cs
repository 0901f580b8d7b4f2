using Customary.Server.Commands;
using Customary.Storage;
using Customary.Storage.Auditing;
using Customary.Storage.Partners;
using Customary.Storage.Sql;

namespace Customary.Server.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Reports_each_kind_of_damage_and_nothing_for_an_intact_store(StoreKind store)
    {
        var made = store == StoreKind.Postgres ? await TestPostgres.NewDatabaseAsync() : null;
        var storage = made?.Storage ?? $"sqlite:{_file.Path}";
        await using (var service = await CustomaryFixture.StartAsync(settings: [("storage", storage)]))
        {
            await FillAsync(service);

            // The command also works while the server runs.
            (await RunAsync(storage)).ShouldBe((0, $"No findings.{Environment.NewLine}"));
        }

        (await RunAsync(storage)).Code.ShouldBe(0);
        foreach (var (damage, finding) in new[]
        {
            ("update users set customer_id = user_id", "users: no tenant belongs to this user (partner_id "),
            ("delete from domains", "customers: the domain of this partner's view is not registered for the customer (partner_id "),
            ("update partnerships set role = 'provider'", "partnerships: the other partner does not have this partnership"),
            ("update customers set company_name = 'Other'", "customers: the search keys do not match the domain and the company name (partner_id "),
            ("delete from users", "role_members: no user belongs to this role member"),
            ("delete from tenants", "customers: no tenant belongs to this partner's view of the customer"),
            ("delete from customers", "agreements: this partner has no view of the customer"),
            ("update audit_clocks set happened_at = 1", "audit_records: the record is newer than the partner's clock"),
            ("delete from audit_clocks", "idempotency: nothing was ever recorded of this partner"),
            ("update audit_records set customer_name_key = body", "audit_records: the search key does not match the customer name"),
        })
        {
            await using (var database = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None)) await RowGenerator.ExecuteAsync(database, damage);
            var (code, output) = await RunAsync(storage);
            code.ShouldBe(1, damage);
            output.Split(Environment.NewLine).ShouldContain(line => line.StartsWith(finding, StringComparison.Ordinal), $"{damage}: {output}");
        }

        if (made is not null) await made.DisposeAsync();
    }

    [Fact]
    public async Task Reports_a_damaged_page_and_a_lost_WAL_and_changes_nothing()
    {
        using (var server = await ServerProcess.StartWithFileAsync(_file.Path))
        {
            using var wire = new ServerClient(server.Address, await ServerClient.SignInAsync(server.Address));
            for (var i = 0; i < 5; i++) (await wire.CreateAsync(new(Guid.NewGuid().ToString(), TestData.Customer()))).Status.ShouldBe(201);
            await server.KillAsync();
        }

        var before = await ReadAsync();
        (await RunAsync($"sqlite:{_file.Path}")).Code.ShouldBe(0);
        (await ReadAsync()).ShouldBe(before);
        File.Delete($"{_file.Path}-wal");
        var (code, output) = await RunAsync($"sqlite:{_file.Path}");
        code.ShouldBe(1);
        output.ShouldContain("acknowledged transactions");

        await using (await _file.OpenAsync())
        {
        }

        before = await ReadAsync();
        (await RunAsync($"sqlite:{_file.Path}")).Code.ShouldBe(0);
        (await ReadAsync()).ShouldBe(before);
        await using (var file = new FileStream(_file.Path, FileMode.Open))
        {
            file.Seek(4096 * 3, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0x5A, 4096 * 4).ToArray());
        }

        (await RunAsync($"sqlite:{_file.Path}")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Rejects_a_file_that_is_not_a_store()
    {
        (await RunAsync("memory")).Code.ShouldBe(2);
        (await RunAsync($"sqlite:{_file.Path}")).Code.ShouldBe(1);
        File.Exists(_file.Path).ShouldBeFalse();
        await File.WriteAllTextAsync(_file.Path, string.Concat(Enumerable.Repeat("not a database ", 400)));
        var (code, output) = await RunAsync($"sqlite:{_file.Path}");
        code.ShouldBe(1);
        output.ShouldContain("not a database");
    }

    private static async Task FillAsync(CustomaryFixture service)
    {
        var (customer, reseller) = (await TestCustomer.CreateAsync(service), await service.SignInAsync());
        await customer.AddUserAsync("daniel");
        (await customer.Partner.PostAsync($"{customer.Path}/verifieddomain", TestVerifiedDomain.Managed())).Status.ShouldBe(201);
        (await customer.Partner.PostAsync($"{customer.Path}/agreements", TestAgreement.Create())).Status.ShouldBe(201);
        await customer.Partner.CreateCustomerAsync(body => body["associatedPartnerId"] = reseller.Tenant.ToString());
        (await customer.Partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()))).Status.ShouldBe(201);
        var deleted = await customer.Partner.CreateCustomerAsync();
        (await customer.Partner.DeleteAsync($"/v1/customers/{deleted["id"]}")).Status.ShouldBe(204);
        var partners = new PartnerStore(
            (Database)service.Services.GetService(typeof(Database))!, (AuditStore)service.Services.GetService(typeof(AuditStore))!);
        (await partners.AddAsync(new(customer.Partner.Tenant, reseller.Tenant), [], CancellationToken.None)).ShouldBeTrue();
    }

    private async Task<Dictionary<string, string>> ReadAsync()
    {
        var found = new Dictionary<string, string>();
        foreach (var path in Directory.GetFiles(_file.Folder).Where(path => !path.EndsWith("-shm", StringComparison.Ordinal)))
            found.Add(path, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path))));
        return found;
    }

    private static async Task<(int Code, string Output)> RunAsync(string storage)
    {
        using var output = new StringWriter();
        var code = await CheckCommand.RunAsync(storage, output, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
