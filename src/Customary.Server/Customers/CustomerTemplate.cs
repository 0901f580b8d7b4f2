using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Customary.Resources;
using Customary.Server.Storage;

namespace Customary.Server.Customers;

/// <summary>
/// Writes the short form of customers. What stands between their values is what the one mapping itself writes, taken
/// from it once: a page has hundreds of members that are the same in each customer, and writing each anew costs more than
/// reading the page does.
/// </summary>
internal sealed class CustomerTemplate
{
    // Longer than any character becomes in JSON: an escaped surrogate pair.
    private const int LongestCharacter = 12;
    private const int IdLength = 36;
    private static readonly CustomerSummary Places = new(new("1a0c7e52-0000-4000-8000-5d1f3b9e6c24"), "{domain}", "{name}", "{relationship}", SortKey: null);
    private readonly List<(byte[] Text, Value Next)> _parts = [];

    private CustomerTemplate(Func<CustomerSummary, Customer> render)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(render(Places), WireJson.Wire.Customer).AsSpan();
        while (Next(rest) is { Place: >= 0 } next)
        {
            _parts.Add((rest[..next.Place].ToArray(), next.Value));
            rest = rest[(next.Place + Text(Places, next.Value).Length)..];
        }

        _parts.Add((rest.ToArray(), Value.None));
    }

    private enum Value
    {
        None,
        Id,
        Domain,
        CompanyName,
        Relationship,
    }

    /// <summary>The template of what that renders, whatever the customer's values are.</summary>
    public static CustomerTemplate Of(Func<CustomerSummary, Customer> render) => new(render);

    /// <summary>Writes a customer, UTF-8 JSON.</summary>
    public void Write(CustomerSummary customer, IBufferWriter<byte> output)
    {
        foreach (var (text, next) in _parts)
        {
            output.Write(text);
            if (next == Value.Id) WriteId(customer.Id, output);
            else if (next != Value.None) WriteText(Text(customer, next), output);
        }
    }

    private static void WriteId(Guid id, IBufferWriter<byte> output)
    {
        Utf8Formatter.TryFormat(id, output.GetSpan(IdLength), out var written);
        output.Advance(written);
    }

    private static void WriteText(string text, IBufferWriter<byte> output)
    {
        var space = output.GetSpan(text.Length * LongestCharacter);
        var plain = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        output.Advance(System.Text.Encoding.UTF8.GetBytes(plain, space));
    }

    private static (int Place, Value Value) Next(ReadOnlySpan<byte> rest)
    {
        var (place, value) = (-1, Value.None);
        foreach (var candidate in Enum.GetValues<Value>())
        {
            if (candidate == Value.None) continue;
            var at = rest.IndexOf(System.Text.Encoding.UTF8.GetBytes(Text(Places, candidate)));
            if (at >= 0 && (place < 0 || at < place)) (place, value) = (at, candidate);
        }

        return (place, value);
    }

    private static string Text(CustomerSummary customer, Value value) => value switch
    {
        Value.Id => customer.Id.ToString(),
        Value.Domain => customer.Domain,
        Value.CompanyName => customer.CompanyName,
        _ => customer.Relationship,
    };
}
