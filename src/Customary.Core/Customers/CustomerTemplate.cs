using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Customary.Storage.Customers;

namespace Customary.Core.Customers;

/// <summary>
/// Writes the short form of customers. What stands between their values is what the one mapping itself writes, taken
/// from it once: a page has hundreds of members that are the same in each customer, and writing each anew costs more than
/// reading the page does.
/// </summary>
internal sealed class CustomerTemplate
{
    // More than any byte of a text becomes in JSON: an escaped control character.
    private const int MaxEscapedByteLength = 6;
    private const int IdLength = 36;
    private readonly (byte[] Text, Value Next)[] _parts;
    private readonly int _textLength;

    private CustomerTemplate(Func<CustomerSummary, Customer> render)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(render(Places), ContractsJsonContext.Api.Customer).AsSpan();
        var parts = new List<(byte[] Text, Value Next)>();
        while (Next(rest) is { Place: >= 0 } next)
        {
            parts.Add((rest[..next.Place].ToArray(), next.Value));
            rest = rest[(next.Place + Text(Places, next.Value).Length)..];
        }

        parts.Add((rest.ToArray(), Value.None));
        _parts = [.. parts];
        _textLength = parts.Sum(part => part.Text.Length);
    }

    private static CustomerSummary Places => new(new("1a0c7e52-0000-4000-8000-5d1f3b9e6c24"), "{domain}"u8, "{name}"u8, "{relationship}"u8);

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
        // Room for all of it is asked for once: there are many parts, and each is small.
        var longest = Math.Max(IdLength, customer.Domain.Length + customer.CompanyName.Length + customer.Relationship.Length);
        var space = output.GetSpan(_textLength + (_parts.Length * longest * MaxEscapedByteLength));
        Span<byte> id = stackalloc byte[IdLength];
        Utf8Formatter.TryFormat(customer.Id, id, out _);
        var written = 0;
        foreach (var (text, next) in _parts)
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

    private static (int Place, Value Value) Next(ReadOnlySpan<byte> rest)
    {
        var (place, value) = (-1, Value.None);
        foreach (var candidate in Enum.GetValues<Value>())
        {
            if (candidate == Value.None) continue;
            var at = rest.IndexOf(Text(Places, candidate));
            if (at >= 0 && (place < 0 || at < place)) (place, value) = (at, candidate);
        }

        return (place, value);
    }

    private static ReadOnlySpan<byte> Text(CustomerSummary customer, Value value) => value switch
    {
        Value.Id => Encoding.ASCII.GetBytes(customer.Id.ToString()),
        Value.Domain => customer.Domain,
        Value.CompanyName => customer.CompanyName,
        _ => customer.Relationship,
    };
}
