using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Customary.Core.Customers;
using Customary.Storage.Sql;

namespace Customary.Core.Tests.Customers;

public sealed class CustomerItemsBufferTests
{
    [Fact]
    public void Reading_that_begins_anew_leaves_nothing_of_what_was_read_before()
    {
        var items = new CustomerItemsBuffer(1);
        Read(items, "lost", "lost too");
        Read(items, "first", "second", "third");
        Names(items).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public void What_was_read_backwards_is_written_the_other_way_round()
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
