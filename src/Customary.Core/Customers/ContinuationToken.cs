using Customary.Core.Paging;

namespace Customary.Core.Customers;

/// <summary>
/// The continuation token of a page of customers: the filter and page size of the list, and the first and last customer of the
/// page. It is opaque to callers, signed, and valid for one partner. Clients that seek send nothing else
/// (docs/contract.md#lists-and-pages).
/// </summary>
internal sealed record ContinuationToken(CustomerFilter Filter, int Size, CustomerCursor First, CustomerCursor Last)
{
    /// <summary>Encodes the token as text for a header.</summary>
    public string Write(Guid partner, ServerKey key)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write((byte)Filter.Order);
        writer.Write((ushort)Size);
        WriteBytes(writer, Filter.Prefix);
        writer.Write((Filter.Related ?? Guid.Empty).ToByteArray());
        WriteCursor(writer, First);
        WriteCursor(writer, Last);
        writer.Flush();
        return SignedCursor.Write(body.GetBuffer().AsSpan(0, (int)body.Length), KeyPurpose.CustomerCursor, partner, Guid.Empty, key);
    }

    /// <summary>Decodes a token; null if this server did not sign it for that partner.</summary>
    public static ContinuationToken? Read(string text, Guid partner, ServerKey key)
    {
        if (SignedCursor.Read(text, KeyPurpose.CustomerCursor, partner, Guid.Empty, key) is not { } content) return null;

        // The signature is valid for this purpose, so this server wrote the content and it is well-formed.
        using var reader = new BinaryReader(new MemoryStream(content));
        var order = (CustomerIndex)reader.ReadByte();
        var size = reader.ReadUInt16();
        var prefix = ReadBytes(reader);
        var related = new Guid(reader.ReadBytes(16));
        var filter = new CustomerFilter(order, prefix, related == Guid.Empty ? null : related);
        return new(filter, size, ReadCursor(reader), ReadCursor(reader));
    }

    private static void WriteCursor(BinaryWriter writer, CustomerCursor cursor)
    {
        WriteBytes(writer, cursor.SortKey);
        writer.Write(cursor.Id.ToByteArray());
    }

    private static CustomerCursor ReadCursor(BinaryReader reader)
    {
        var sortKey = ReadBytes(reader);
        return new(sortKey, new(reader.ReadBytes(16)));
    }

    // The length plus one, so that null differs from an empty text.
    private static void WriteBytes(BinaryWriter writer, byte[]? bytes)
    {
        writer.Write((ushort)(bytes is null ? 0 : bytes.Length + 1));
        if (bytes is not null) writer.Write(bytes);
    }

    private static byte[]? ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadUInt16();
        return length == 0 ? null : reader.ReadBytes(length - 1);
    }
}
