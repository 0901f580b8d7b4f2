using System.Net;
using System.Text;
using Customary.Portal.Exports;
using Customary.Portal.Tests.Browsers;
using Microsoft.AspNetCore.Http;

namespace Customary.Portal.Tests.Exports;

/// <summary>The CSV files. Source: docs/portal.md#export.</summary>
public sealed class ExportTests(DefaultFixtures servers)
{
    [Theory, AllStores]
    public async Task The_file_of_the_customers_has_all_pages_of_the_search(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        var created = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, CsvResult.PageSize + 2), async (number, _) =>
            created.Add((await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = $"Company {number}"))["id"]!.GetValue<string>()));
        await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "=HYPERLINK(\"x\") 😀");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        using var response = await user.Http.GetAsync(new Uri("/portal/customers.csv", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        response.Content.Headers.ContentDisposition!.ToString().ShouldMatch(@"^attachment; filename=customers-\d{4}-\d\d-\d\d\.csv$");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldBe("Company,Domain,Customer ID");
        lines.Skip(1).Where(line => line.Length > 0).Select(line => line[^36..]).ShouldBeUnique();
        lines.Count(line => created.Any(id => line.EndsWith(id, StringComparison.Ordinal))).ShouldBe(CsvResult.PageSize + 2);
        lines.ShouldContain(line => line.StartsWith("\"'=HYPERLINK(\"\"x\"\") 😀\",", StringComparison.Ordinal));

        var (_, filtered) = await user.GetAsync("/portal/customers.csv?search=company%2050&field=name");
        filtered.Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[0]).ShouldBe(["Company 50", "Company 500", "Company 501"]);
    }

    [Theory, AllStores]
    public async Task The_file_of_the_audit_log_has_the_records_of_the_filter(StoreKind store)
    {
        var (server, domain, partner) = await NewPartnerAsync(store);
        var customer = await partner.CreateCustomerAsync(body => body["billingProfile"]!["companyName"] = "-Contoso");
        await partner.CreateCustomerAsync();
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        using var response = await user.Http.GetAsync(new Uri($"/portal/audit.csv?customer={customer["id"]}", UriKind.Relative));
        response.Content.Headers.ContentDisposition!.ToString().ShouldMatch(@"^attachment; filename=audit-\d{4}-\d\d-\d\d\.csv$");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain(",Customer created or added,Customer,'-Contoso,");
    }

    [Theory, AllStores]
    public async Task A_file_contains_nothing_of_another_partner(StoreKind store)
    {
        var (server, _, partner) = await NewPartnerAsync(store);
        var customer = await partner.CreateCustomerAsync();
        using var stranger = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        foreach (var path in (string[])["/portal/customers.csv", $"/portal/audit.csv?customer={customer["id"]}", "/portal/audit.csv"])
            (await stranger.GetAsync(path)).Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1, path);
    }

    [Theory]
    [MemoryStore("/portal/customers.csv")]
    [MemoryStore("/portal/audit.csv")]
    public async Task A_file_is_only_read_with_GET(StoreKind store, string path)
    {
        var server = await servers.GetAsync(store);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        using var posted = await user.PostAsync(path, []);
        posted.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_stopped_download_stops_the_reading()
    {
        using var stopped = new CancellationTokenSource();
        var (rows, wasCanceled) = (0, false);
        var context = new DefaultHttpContext { RequestAborted = stopped.Token };
        var result = new CsvResult("endless", DateTimeOffset.UnixEpoch, ["number"], ReadAsync);
        await Should.ThrowAsync<OperationCanceledException>(() => result.ExecuteAsync(context));
        wasCanceled.ShouldBeTrue();
        rows.ShouldBeLessThan(200);

        async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                while (true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (++rows == 100) await stopped.CancelAsync();
                    yield return [new string('x', 1000)];
                }
            }
            finally
            {
                wasCanceled = cancellationToken.IsCancellationRequested;
            }
        }
    }

    [Fact]
    public async Task A_file_is_sent_while_it_is_read()
    {
        var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var maxBuffered = 0L;
        var written = 0L;
        await new CsvResult("large", DateTimeOffset.UnixEpoch, ["text"], ReadAsync).ExecuteAsync(context);
        body.Length.ShouldBeGreaterThan(10_000_000);
        maxBuffered.ShouldBeLessThan(100_000);

        async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var row = 0; row < 10_000; row++)
            {
                maxBuffered = Math.Max(maxBuffered, written - body.Length);
                written += 1002;
                yield return [new string('x', 1000)];
            }

            await Task.CompletedTask;
        }
    }

    private async Task<(CustomaryFixture Server, string Domain, TestPartner Partner)> NewPartnerAsync(StoreKind store)
    {
        var (server, domain) = (await servers.GetAsync(store), $"{Guid.NewGuid():n}.example");
        return (server, domain, await server.SignInAsync(tenant: domain));
    }
}
