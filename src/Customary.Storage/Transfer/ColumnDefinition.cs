using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Customary.Storage.Sql;

namespace Customary.Storage.Transfer;

/// <summary>A column of a table that is moved, and what it holds.</summary>
internal sealed record ColumnDefinition(string Name, ParameterKind Kind)
{
    /// <summary>The column as it is sorted by: text by its bytes, whatever the database's language.</summary>
    public string InOrder => Kind == ParameterKind.Text ? $"{Name} {{bytewise}}" : Name;

    /// <summary>The value in a row of a query; null where there is none.</summary>
    public object? Read(PreparedStatement query, DbDataReader row, int place) => row.IsDBNull(place) ? null : Kind switch
    {
        ParameterKind.Id => query.GetGuid(row, place),
        ParameterKind.Number => row.GetInt64(place),
        ParameterKind.Text => row.GetString(place),
        _ => row.GetFieldValue<byte[]>(place),
    };

    /// <summary>Sets the next parameter to a value of this column.</summary>
    public PreparedStatement Set(PreparedStatement statement, object? value) => Kind switch
    {
        ParameterKind.Id => statement.Bind((Guid?)value),
        ParameterKind.Number => statement.Bind((long)value!),
        ParameterKind.Text => statement.Bind((string?)value),
        ParameterKind.Bytes => statement.Bind((byte[]?)value),
        _ => statement.BindJson((byte[])value!),
    };

    /// <summary>Adds a value to a checksum, with its length, so that no two rows look alike.</summary>
    public static void Hash(IncrementalHash hash, object? value)
    {
        var bytes = value switch
        {
            null => null,
            Guid id => id.ToByteArray(bigEndian: true),
            string text => Encoding.UTF8.GetBytes(text),
            long number => BitConverter.GetBytes(number),
            _ => (byte[])value,
        };
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        if (bytes is not null) hash.AppendData(bytes);
    }
}
