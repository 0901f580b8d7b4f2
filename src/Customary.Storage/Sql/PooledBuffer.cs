using System.Buffers;

namespace Customary.Storage.Sql;

/// <summary>
/// Bytes in a buffer that is lent: whoever has them gives the buffer back once, when nobody reads it any more. Where
/// that is forgotten the buffer is garbage like any other.
/// </summary>
internal readonly struct PooledBuffer
{
    private readonly byte[] _buffer;
    private readonly int _length;
    private readonly bool _isRented;

    private PooledBuffer(byte[] buffer, int length, bool isRented) => (_buffer, _length, _isRented) = (buffer, length, isRented);

    /// <summary>The bytes; not to be read after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Bytes in an array of their own, which nobody wants back.</summary>
    public static PooledBuffer FromArray(byte[] bytes) => new(bytes, bytes.Length, isRented: false);

    /// <summary>The first bytes of a buffer that is lent.</summary>
    internal static PooledBuffer FromPool(byte[] buffer, int length) => new(buffer, length, isRented: true);

    /// <summary>A copy in a buffer that is lent.</summary>
    public static PooledBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        return new(buffer, bytes.Length, isRented: true);
    }

    /// <summary>The bytes in an array to be kept; the buffer is given back.</summary>
    public byte[] ToArray()
    {
        if (!_isRented) return _buffer;
        var bytes = Memory.ToArray();
        Dispose();
        return bytes;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (_isRented) ArrayPool<byte>.Shared.Return(_buffer);
    }
}
