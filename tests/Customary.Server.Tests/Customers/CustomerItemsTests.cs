using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Customary.Server.Customers;
using Customary.Server.Storage;

namespace Customary.Server.Tests.Customers;

public sealed class CustomerItemsTests
{
    [Fact]
    public void Reading_that_begins_anew_leaves_nothing_of_what_was_read_before()
    {
        var items = new CustomerItems(1);
        Read(items, "lost", "lost too");
        Read(items, "first", "second", "third");
        Names(items).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public void What_was_read_backwards_is_written_the_other_way_round()
    {
        var items = new CustomerItems(3);
        Read(items, "third", "second", "first");
        items.Reverse();
        Names(items).ShouldBe(["first", "second", "third"]);
    }

    private static void Read(CustomerItems items, params string[] names)
    {
        items.Begin();
        foreach (var name in names) items.Take(new(Guid.NewGuid(), "d"u8, Encoding.UTF8.GetBytes(name), "reseller"u8));
    }

    private static IEnumerable<string?> Names(CustomerItems items)
    {
        var output = new RentedWriter(1);
        output.Write("["u8);
        items.WriteTo(output);
        output.Write("]"u8);
        return JsonNode.Parse(output.Written().ToArray())!.AsArray().Select(item => item!["companyProfile"]!["companyName"]!.GetValue<string>());
    }
}
