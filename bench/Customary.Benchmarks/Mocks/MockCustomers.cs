using System.Text;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks.Mocks;

/// <summary>The documents of the same customers that the service has, as JSON for tools that read a file.</summary>
internal sealed class MockCustomers
{
    private MockCustomers(int count, string array, string first, string page) => (Count, Array, First, Page) = (count, array, first, page);

    public int Count { get; }

    /// <summary>All of them, a JSON array.</summary>
    public string Array { get; }

    /// <summary>The first of them, and the first 40, for a tool that knows examples only.</summary>
    public string First { get; }

    public string Page { get; }

    /// <summary>One more, without an id.</summary>
    public string NewCustomer { get; } = CreateRequests.Body("9000000", "9000000");

    public static async Task<MockCustomers> MakeAsync(int count)
    {
        var template = await CustomerTemplate.MakeAsync(isOld: true);
        var body = (byte[])template.Rows.First(row => row.Table.Name == "customers")["body"]!;
        var all = new List<string>(count);
        for (var number = 0; number < count; number++)
        {
            template.Number(number, count);
            all.Add(Encoding.UTF8.GetString(body));
        }

        return new(count, $"[{string.Join(',', all)}]", all[0], $"[{string.Join(',', all.Take(40))}]");
    }

    public static string Id(int number) => NumberedCustomer.IdText(number);
}
