using System.Text;
using Customary.Storage;
using Customary.Storage.Sql;
using Customary.Storage.Transfer;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// Every row that one create writes, taken out of a store after the service created one customer in it, to be written
/// again for any number of customers.
/// </summary>
internal sealed class CustomerTemplate
{
    private const string DomainDigits = "9876501";
    private const string NameDigits = "9876502";
    private static readonly Guid RequestId = Guid.Parse("9f8e7d6c-5b4a-4039-8271-605f4e3d2c1b");

    private readonly Mark _idText;
    private readonly Mark _id;
    private readonly Mark _domain;
    private readonly Mark _name;
    private readonly Mark _request;
    private readonly TemplateRow? _audit;
    private readonly long _happenedAt;

    private CustomerTemplate(List<TemplateRow> rows)
    {
        Rows = rows;
        var id = (byte[])rows.First(row => row.Table.Name == "tenants")["customer_id"]!;
        _idText = new(Encoding.ASCII.GetBytes(new Guid(id, bigEndian: true).ToString()), rows);
        _id = new([.. id], rows);
        _domain = new(Encoding.ASCII.GetBytes(DomainDigits), rows);
        _name = new(Encoding.ASCII.GetBytes(NameDigits), rows);
        _request = new(RequestId.ToByteArray(bigEndian: true), rows);
        _audit = rows.Find(row => row.Table.Name == "audit_records");
        _happenedAt = _audit?["happened_at"] as long? ?? 0;
    }

    public IReadOnlyList<TemplateRow> Rows { get; }

    /// <summary>
    /// Creates the customer in a new store, as a client of the service, and reads what was written. What is kept for a time only,
    /// audit records and answers to be repeated, is left out where the customers are to be older than that.
    /// </summary>
    public static async Task<CustomerTemplate> MakeAsync(bool isOld)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var storage = $"sqlite:{Path.Combine(folder.FullName, "template.db")}";
            await using (var service = await RunningService.StartAsync(storage))
            {
                using var http = new HttpClient { BaseAddress = service.Address };
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = new StringContent(CreateRequests.Body(DomainDigits, NameDigits), null, "application/json") };
                request.Headers.Authorization = new("Bearer", service.Token);
                request.Headers.Add("MS-RequestId", RequestId.ToString());
                using var response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
            }

            await using var database = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None);
            var rows = await database.ReadAsync(0, static (session, _, cancellationToken) => ReadAllAsync(session, cancellationToken), CancellationToken.None);
            return new([.. rows.Where(row => !isOld || row.Table.Name is not ("idempotency" or "audit_records" or "audit_clocks"))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Turns the rows into those of a customer of that number.</summary>
    public void Number(int number, int customers)
    {
        var id = NumberedCustomer.Id(number);
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        _idText.Write(text);
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        _id.Write(bytes);
        _request.Write(bytes);
        _domain.Write(Encoding.ASCII.GetBytes(NumberedCustomer.DomainDigits(number)));
        _name.Write(Encoding.ASCII.GetBytes(NumberedCustomer.NameDigits(number, customers)));
        if (_audit is not null) _audit["happened_at"] = _happenedAt + number;
    }

    private static async ValueTask<List<TemplateRow>> ReadAllAsync(DbSession session, CancellationToken cancellationToken)
    {
        var rows = new List<TemplateRow>();
        foreach (var table in TableDefinition.All.Where(table => table.Name != "server_keys"))
        {
            var query = session.Prepare(table.List);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) rows.Add(new(table, [.. table.Columns.Select((column, place) => Bytes(column.Read(query, row, place)))]));
        }

        return rows;
    }

    private static object? Bytes(object? value) => value switch
    {
        Guid id => id.ToByteArray(bigEndian: true),
        string text => Encoding.UTF8.GetBytes(text),
        _ => value,
    };
}
