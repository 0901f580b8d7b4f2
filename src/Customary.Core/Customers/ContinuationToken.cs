using Customary.Core.Paging;
using Customary.Core.Security;
using Customary.Storage.Customers;

namespace Customary.Core.Customers;

/// <summary>
/// What a page hands out so that its neighbours can be found: the list's filter and size, and the first and last
/// customer of the page. Opaque to callers, signed so that nothing made elsewhere is taken, and bound to the
/// partner. Source: the contract, section 5: seeking clients send nothing else.
/// </summary>
internal sealed record ContinuationToken(CustomerFilter Filter, int Size, CustomerCursor First, CustomerCursor Last)
{
    /// <summary>Writes the token as text that a header can carry.</summary>
    public string Write(Guid partner, ServerKey key)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write((byte)Filter.Order);
        writer.Write((ushort)Size);
        WriteBytes(writer, Filter.Prefix);
        writer.Write((Filter.Related ?? Guid.Empty).ToByteArray());
        WritePlace(writer, First);
        WritePlace(writer, Last);
        writer.Flush();
        return SignedCursor.Write(body.GetBuffer().AsSpan(0, (int)body.Length), KeyPurpose.CustomerCursor, partner, Guid.Empty, key);
    }

    /// <summary>Reads a token; null when this service did not make it for that partner.</summary>
    public static ContinuationToken? Read(string text, Guid partner, ServerKey key)
    {
        if (SignedCursor.Read(text, KeyPurpose.CustomerCursor, partner, Guid.Empty, key) is not { } content) return null;

        // The signature is right and for this purpose, so this service wrote what follows and it has the shape it gave it.
        using var reader = new BinaryReader(new MemoryStream(content));
        var order = (CustomerIndex)reader.ReadByte();
        var size = reader.ReadUInt16();
        var prefix = ReadBytes(reader);
        var related = new Guid(reader.ReadBytes(16));
        var filter = new CustomerFilter(order, prefix, related == Guid.Empty ? null : related);
        return new(filter, size, ReadPlace(reader), ReadPlace(reader));
    }

    private static void WritePlace(BinaryWriter writer, CustomerCursor place)
    {
        WriteBytes(writer, place.SortKey);
        writer.Write(place.Id.ToByteArray());
    }

    private static CustomerCursor ReadPlace(BinaryReader reader)
    {
        var sortKey = ReadBytes(reader);
        return new(sortKey, new(reader.ReadBytes(16)));
    }

    // One more than the length, so that nothing and an empty text can be told apart.
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
