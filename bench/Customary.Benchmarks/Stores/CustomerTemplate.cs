using System.Text;
using Customary.Storage;
using Customary.Storage.Sql;
using Customary.Storage.Transfer;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// All rows that one create writes. They are read from a database in which the server created one customer, and can be written
/// for any number of customers.
/// </summary>
internal sealed class CustomerTemplate
{
    private const string DomainDigits = "9876501";
    private const string NameDigits = "9876502";
    private static readonly Guid RequestId = Guid.Parse("9f8e7d6c-5b4a-4039-8271-605f4e3d2c1b");

    private readonly Placeholder _partnerText;
    private readonly Placeholder _partner;
    private readonly Placeholder _idText;
    private readonly Placeholder _id;
    private readonly Placeholder _domain;
    private readonly Placeholder _name;
    private readonly Placeholder _request;
    private readonly TemplateRow? _audit;
    private readonly long _happenedAt;

    private CustomerTemplate(List<TemplateRow> rows)
    {
        Rows = rows;
        var id = (byte[])rows.First(row => row.Table.Name == "tenants")["customer_id"]!;
        _partnerText = new(Encoding.ASCII.GetBytes(NumberedCustomer.Partner(0).ToString()), rows);
        _partner = new(NumberedCustomer.Partner(0).ToByteArray(bigEndian: true), rows);
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
    /// Creates a customer over HTTP in a new database and reads its rows. For an old customer, the rows with a retention (audit
    /// records and stored responses) are left out.
    /// </summary>
    public static async Task<CustomerTemplate> CreateAsync(bool isOld)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var storage = $"sqlite:{Path.Combine(folder.FullName, "template.db")}";
            await using (var service = await RunningService.StartAsync(storage))
            {
                using var http = new HttpClient { BaseAddress = service.Address };
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = new StringContent(CreateRequests.Body(DomainDigits, NameDigits), null, "application/json") };
                request.Headers.Authorization = new("Bearer", service.Tokens[0]);
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

    /// <summary>Changes the rows to those of the customer with a number.</summary>
    public void SetNumber(int number, int customers, int tenants)
    {
        Span<byte> text = stackalloc byte[36];
        Span<byte> bytes = stackalloc byte[16];
        var partner = NumberedCustomer.Partner(number % tenants);
        partner.TryFormat(text, out _);
        _partnerText.Write(text);
        partner.TryWriteBytes(bytes, bigEndian: true, out _);
        _partner.Write(bytes);
        var id = NumberedCustomer.Id(number);
        id.TryFormat(text, out _);
        _idText.Write(text);
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
            while (await row.ReadAsync(cancellationToken)) rows.Add(new(table, [.. table.Columns.Select((column, index) => Bytes(column.Read(query, row, index)))]));
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
