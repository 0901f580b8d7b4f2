using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;

namespace Customary.Storage.Transfer;

/// <summary>A column of a copied table.</summary>
internal sealed record ColumnDefinition(string Name, ParameterKind Kind)
{
    /// <summary>The sort expression of the column. Text is sorted by its bytes, independent of the database's collation.</summary>
    public string SortExpression => Kind == ParameterKind.Text ? $"{Name} {{bytewise}}" : Name;

    /// <summary>Reads the value from a row of a query.</summary>
    public object? Read(PreparedStatement query, DbDataReader row, int index) => row.IsDBNull(index) ? null : Kind switch
    {
        ParameterKind.Id => query.GetGuid(row, index),
        ParameterKind.Number => row.GetInt64(index),
        ParameterKind.Text => row.GetString(index),
        _ => row.GetFieldValue<byte[]>(index),
    };

    /// <summary>Binds the next parameter to a value of this column.</summary>
    public PreparedStatement Bind(PreparedStatement statement, object? value) => Kind switch
    {
        ParameterKind.Id => statement.Bind((Guid?)value),
        ParameterKind.Number => statement.Bind((long)value!),
        ParameterKind.Text => statement.Bind((string?)value),
        ParameterKind.Bytes => statement.Bind((byte[]?)value),
        _ => statement.BindJson((byte[])value!),
    };

    /// <summary>Adds a value and its length to a checksum. The length separates the values of a row.</summary>
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
