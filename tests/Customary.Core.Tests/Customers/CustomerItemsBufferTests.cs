using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Customary.Core.Customers;
using Customary.Storage.Sql;

namespace Customary.Core.Tests.Customers;

public sealed class CustomerItemsBufferTests
{
    [Fact]
    public void Restarting_a_read_discards_earlier_items()
    {
        var items = new CustomerItemsBuffer(1);
        Read(items, "lost", "lost too");
        Read(items, "first", "second", "third");
        Names(items).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public void Writes_items_of_a_backward_read_in_reverse_order()
    {
        var items = new CustomerItemsBuffer(3);
        Read(items, "third", "second", "first");
        items.Reverse();
        Names(items).ShouldBe(["first", "second", "third"]);
    }

    private static void Read(CustomerItemsBuffer items, params string[] names)
    {
        items.Reset();
        foreach (var name in names) items.Add(new(Guid.NewGuid(), "d"u8, Encoding.UTF8.GetBytes(name), "reseller"u8));
    }

    private static IEnumerable<string?> Names(CustomerItemsBuffer items)
    {
        var output = new PooledBufferWriter(1);
        output.Write("["u8);
        items.WriteTo(output);
        output.Write("]"u8);
        return JsonNode.Parse(output.Detach().ToArray())!.AsArray().Select(item => item!["companyProfile"]!["companyName"]!.GetValue<string>());
    }
}
