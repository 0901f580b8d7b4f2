using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;

namespace Customary.Core.Customers;

/// <summary>
/// Writes the short form of customers as JSON. The constant text between the values is serialized once and then copied: most of
/// a page is the same for each customer, and serializing it each time costs more than reading the page.
/// </summary>
internal sealed class CustomerTemplate
{
    // The length of an escaped control character, the longest form of a byte in JSON.
    private const int MaxEscapedByteLength = 6;
    private const int IdLength = 36;
    private readonly (byte[] Text, Value Next)[] _segments;
    private readonly int _constantLength;

    private CustomerTemplate(Func<CustomerSummary, Customer> render)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(render(Placeholders), ContractsJsonContext.Api.Customer).AsSpan();
        var segments = new List<(byte[] Text, Value Next)>();
        while (Next(rest) is { Index: >= 0 } next)
        {
            segments.Add((rest[..next.Index].ToArray(), next.Value));
            rest = rest[(next.Index + Text(Placeholders, next.Value).Length)..];
        }

        segments.Add((rest.ToArray(), Value.None));
        _segments = [.. segments];
        _constantLength = segments.Sum(segment => segment.Text.Length);
    }

    private static CustomerSummary Placeholders => new(new("1a0c7e52-0000-4000-8000-5d1f3b9e6c24"), "{domain}"u8, "{name}"u8, "{relationship}"u8);

    private enum Value
    {
        None,
        Id,
        Domain,
        CompanyName,
        Relationship,
    }

    /// <summary>Creates the template for a mapping. The mapping must write each value once.</summary>
    public static CustomerTemplate Create(Func<CustomerSummary, Customer> render) => new(render);

    /// <summary>Writes a customer as UTF-8 JSON.</summary>
    public void Write(CustomerSummary customer, IBufferWriter<byte> output)
    {
        // One span for the whole customer, because there are many small segments.
        var maxLength = Math.Max(IdLength, customer.Domain.Length + customer.CompanyName.Length + customer.Relationship.Length);
        var space = output.GetSpan(_constantLength + (_segments.Length * maxLength * MaxEscapedByteLength));
        Span<byte> id = stackalloc byte[IdLength];
        Utf8Formatter.TryFormat(customer.Id, id, out _);
        var written = 0;
        foreach (var (text, next) in _segments)
        {
            text.CopyTo(space[written..]);
            written += text.Length;
            if (next != Value.None) written += WriteText(next == Value.Id ? id : Text(customer, next), space[written..]);
        }

        output.Advance(written);
    }

    private static int WriteText(ReadOnlySpan<byte> text, Span<byte> space)
    {
        if (JavaScriptEncoder.UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(text) >= 0)
        {
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(text, space, out _, out var written);
            return written;
        }

        text.CopyTo(space);
        return text.Length;
    }

    private static (int Index, Value Value) Next(ReadOnlySpan<byte> rest)
    {
        var (index, value) = (-1, Value.None);
        foreach (var candidate in Enum.GetValues<Value>())
        {
            if (candidate == Value.None) continue;
            var at = rest.IndexOf(Text(Placeholders, candidate));
            if (at >= 0 && (index < 0 || at < index)) (index, value) = (at, candidate);
        }

        return (index, value);
    }

    private static ReadOnlySpan<byte> Text(CustomerSummary customer, Value value) => value switch
    {
        Value.Id => Encoding.ASCII.GetBytes(customer.Id.ToString()),
        Value.Domain => customer.Domain,
        Value.CompanyName => customer.CompanyName,
        _ => customer.Relationship,
    };
}
