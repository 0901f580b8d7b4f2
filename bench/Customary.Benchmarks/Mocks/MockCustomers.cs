using System.Text;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks.Mocks;

/// <summary>The server's customers as JSON, for mock servers that read a file.</summary>
internal sealed class MockCustomers
{
    private MockCustomers(int count, string array, string first, string page) => (Count, Array, First, Page) = (count, array, first, page);

    public int Count { get; }

    /// <summary>All customers, as a JSON array.</summary>
    public string Array { get; }

    /// <summary>The first customer, for a tool that serves examples only.</summary>
    public string First { get; }

    /// <summary>The first 40 customers, as a JSON array, for a tool that serves examples only.</summary>
    public string Page { get; }

    /// <summary>The request body of a create.</summary>
    public string NewCustomer { get; } = CreateRequests.Body("9000000", "9000000");

    public static async Task<MockCustomers> CreateAsync(int count)
    {
        var template = await CustomerTemplate.CreateAsync(isOld: true);
        var body = (byte[])template.Rows.First(row => row.Table.Name == "customers")["body"]!;
        var all = new List<string>(count);
        for (var number = 0; number < count; number++)
        {
            template.SetNumber(number, count, NumberedCustomer.CountTenants(count));
            all.Add(Encoding.UTF8.GetString(body));
        }

        return new(count, $"[{string.Join(',', all)}]", all[0], $"[{string.Join(',', all.Take(40))}]");
    }

    public static string Id(int number) => NumberedCustomer.IdText(number);
}
